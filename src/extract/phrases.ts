/** Subjects that mail servers give to notices of failure, in the languages they speak. */
const NOTICE_SUBJECT =
  /undeliver|deliver(?:y|ing).{0,30}(?:fail|problem|error|status|notif|report|delay|incomplete)|returned? (?:mail|to sender|message|e-?mail)|mail(?:er)? (?:delivery|system) (?:fail|error|problem|status|subsystem)|failure notice|(?:mail|message).{0,30}(?:not|n't|cannot|could not) (?:be )?(?:deliver|sent|been sent)|non-?deliver|nondeliver|delivery (?:has )?fail|failed (?:mail|delivery|message)|could not send|mail status report|bounced? (?:mail|message)|delivery notif|rejected (?:mail|message)|unknown (?:user|recipient)|user unknown|warning: could not send|delayed mail|message delayed|mail could not be|blocked by|considered unsolicited|notice: mail delivery|unzustellbar|nicht zugestellt|zustell|remis|non remis|échec|no se (?:ha )?(?:pudo|puede)|no entregado|não entregue|falha|mancata|consegna|недостав|не доставлен|配信(?:エラー|不能|に失敗|失敗|できません|不可|未完了|状況)|配送(?:エラー|不能|に失敗|失敗|できません)|送信(?:エラー|できません|に失敗)|エラーメール|未配信|不達|返送|届けられません|退信|退回|无法投递|無法傳遞|投递失败|传递|배달|반송/i;
/** What a notice's text says of a mail that did not arrive. */
const FAILURE =
  /(?:could|can|did|was|were|has|have|is|are|been|be)(?: ?n[o']t| not)(?: be| been| yet been)? (?:able to |successfully )?(?:deliver|reach|sent|receive|accept|process|complet)|cannot be deliver|couldn't be deliver|unable to (?:deliver|relay|send|process)|un(?:deliverable|delivered)|undeliver|delivery (?:has )?(?:to .{1,300} )?(?:failed|failure|error|problem|was aborted)|failed (?:permanently|to deliver|recipient|address)|(?:fatal|permanent|transient) (?:error|failure|fatal)|wasn't able to deliver|was rejected|were rejected|has been rejected|been blocked|was blocked|returned (?:mail|to sender|message)|user unknown|unknown user|unknown recipient|no such (?:user|mailbox|address|recipient|host|domain)|mailbox (?:is )?(?:full|unavailable|not found|quota)|over quota|does not exist|not found|not listed in|error (?:delivering|while)|did not like our|delivery problems|failed to|failure|lost|not deliver|nicht (?:zugestellt|erreicht)|unzustellbar|n'a pas (?:pu|été)|no (?:se )?(?:pudo|ha podido|puede)|não (?:foi|pôde|pode)|配(?:信|送|達)(?:でき|不能|に失敗|エラー)|届(?:け|き|か)(?:られ)?(?:ま|な)|送信(?:でき|に失敗|されません)|見つかりません|存在しません|宛先不明|エラー|拒否|返(?:送|却)|退信|失败|失敗|无法|無法|不存在/i;
/** Not given up yet. */
const DELAY =
  /(?:will|still) (?:be )?(?:keep (?:trying|on trying)|continu(?:e|ing) (?:to (?:try|be)|trying)|retr(?:y|ied)|try(?:ing)?)|being retried|has been delayed|is delayed|warning only|warning message only|do not need to resend|could not send message for past|delivery (?:attempts|will continue|is delayed|delayed)|not yet been (?:delivered|able)|temporarily|再送(?:信)?(?:を続け|を試み(?:て|ます)|し(?:て|ます|続))|遅(?:延|れて)|まだ(?:配信|配送|届)|\bverzögert|\bretardé|retrasad|atrasad/i;
const GIVEN_UP =
  /permanent|given up|giving up|gave up|will (?:not|no longer) (?:be )?(?:retr|try|attempt)|could not be delivered (?:to one or more|for)|expired|too long|in queue|has failed|failed permanently|fatal errors|deleted from queue|no further (?:attempts|delivery)|stopped trying|断念|あきらめ|期限|できませんでした/i;
const DELAY_SUBJECT = /delay|warning|still being retried|attempt|deferred|temporar|遅(?:延|れ)|警告|incomplete|未完了/i;

export function isNoticeSubject(subject: string): boolean {
  return NOTICE_SUBJECT.test(subject);
}

export function saysFailure(text: string): boolean {
  return FAILURE.test(text);
}

/** Whether the words tell of a delay rather than of a failure. */
export function saysDelay(subject: string, text: string): boolean {
  if (/warning only|warning message only|do not need to resend|could not send message for past|still being retried/i.test(text)) return true;
  if (DELAY_SUBJECT.test(subject) && DELAY.test(text)) return true;
  return DELAY.test(text) && !GIVEN_UP.test(text);
}
