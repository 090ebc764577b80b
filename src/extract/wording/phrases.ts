import { anyOf } from '../ground/any-of.ts';

const NOT = "(?:could|can|did|was|were|has|have|is|are|will|does|do)(?: ?n['’]?t| not|not)";

const NOTICE_SUBJECT = anyOf([
  'undeliver',
  'un-?deliver(?:able|ed)',
  'deliver(?:y|ing|ed)?.{0,40}(?:fail|problem|error|status|report|delay|incomplete|unsuccess|abort|suspend|issue|postpone)',
  '(?:fail|problem|error|delay).{0,20}deliver',
  'returned (?:mail|to sender|message|e-?mail)|(?:mail|message|e-?mail) returned|return to sender|returning (?:mail|message)',
  '(?:mail|mailer|message|smtp) (?:delivery|system|transfer|transport|transaction)? ?(?:fail|error|problem)',
  'fail(?:ure|ed) (?:notice|notification|delivery|mail|message)|failure notice|mail failure',
  `(?:mail|message|e-?mail).{0,40}${NOT} (?:yet )?(?:been |be )?(?:deliver|sent|receive|accept|process)`,
  'non-?deliver|nondeliver|not deliver|mail status report|mail could not|could not send|unable to deliver|cannot send|can.t send',
  '(?:hard|soft) ?bounced?\\b|(?:mail|message|to \\S{1,250}@\\S{1,250}) (?:has |have )?bounced\\b|bounced? (?:mail|message|notif)|delivery notif|notif\\S{0,20} of delivery|mail delivery|delivery report',
  '(?:rejected|refused|blocked|dead) (?:mail|message|letter|e-?mail)|(?:mail|message|e-?mail|sent) (?:was )?(?:rejected|refused|blocked)|virus (?:found|detected|infected|alert)',
  '(?:unknown|invalid|no such) (?:user|recipient|address|host|mailbox)|user unknown|host unknown|mailbox (?:is )?full',
  'delayed mail|(?:mail|message) (?:is |has been )?delayed|considered unsolicited|error sending your',
  'unzustell|nicht zugestellt|zustell(?:ung|fehler|bericht)|mailfehler|unzustellbar',
  "non remis|échec|echec|n'a pas pu|remise|notification d'état",
  'no se (?:ha )?(?:pudo|puede|entreg)|no entregad|notificaci[óo]n (?:de|del) estado|devuelto|devoluci[óo]n|error de entrega',
  'n[ãa]o (?:foi )?entreg|n[ãa]o (?:p[ôo]de|pode)|falha|devolvid',
  'mancat[ao]|consegna|non recapitat|recapito|impossibile',
  'недостав|не доставлен|не может быть|ошибка доставки|возврат',
  'niedostarcz|nie (?:został|dostarcz|można)|zwrot|olever(?:ans|eret)|ej levererat|kunde inte leverera|onbestelbaar|niet (?:be|af)ge?lever',
  '(?:inte|ikke|ej) (?:levere|kunne)|kunne ikke|nedoru[čc]|nebyla? doru[čc]|k[ée]zbes[íi]t|nelivrat|[iİ]letilemedi|teslim edil(?:e)?me',
  'ei voitu toimittaa|toimitus|αποτυχία|δεν (?:παραδόθηκε|ήταν δυνατή)|không (?:gửi|thể)|ไม่สามารถ|לא נמסר|تعذر|لم يتم',
  '(?:配信|配送|配達|送信|転送)(?:の)?(?:エラー|不能|不可|に失敗|失敗|でき|未完了|状況|状態|遅延|拒否|障害|結果)',
  'メール(?:は|が|を|の)?.{0,12}(?:届き|届け|送信でき|配信でき|受信でき|受け取れ|返送|戻)|(?:配信|配送|送信)され(?:てい|ており)?ません|受信拒否|破棄され|ウイルス(?:が|を)?検[知出]|未配信|未達|不達|返送|届けられません|宛先不明|送信できません|(?:配信|配送|送信)を?(?:中止|取りや?め)|(?:配送|送信)を?停止|エラー通知|エラーメール|メールエラー',
  '退信|退回|退件|无法(?:投递|传递|送达)|無法(?:投遞|傳遞|傳送|遞送|送達)|投递|投遞|递送|傳遞(?:失敗|狀態)|傳送失敗|未送达|未传递|传递状态|系统退信',
  '배달|반송|전송 ?(?:실패|상태)|수신 ?거부|보내지 못',
]);

const FAILURE = anyOf([
  `${NOT}(?: yet)?(?: be| been)?(?: able to)?(?: be)?(?: successfully| immediately)? ?(?:deliver|reach|sent|send|receiv|accept|process|complet|forward|found|find|exist|recogni|list|allow|permit)`,
  'cannot (?:be )?(?:deliver|sent|find|accept)|unable to (?:deliver|relay|send|process|reach|find|contact)|undeliver|non-?deliver',
  'not (?:able to be |been )?(?:deliver|found|listed|recogni|known|accept|exist|valid|permitted)|un(?:known|recogni[sz]ed|available|reachable|routeable|routable)',
  '(?:delivery|deliver).{0,60}(?:fail|error|problem|abort|delay|impossible|reject|refus|suspend)|(?:fail|error|problem|trouble|delay)\\S{0,20} .{0,40}deliver',
  'deliver(?:y|ed|ing)? (?:has |have |is |are )?(?:been )?(?:blocked|restricted|stopped|expired)',
  'fail(?:ed|ure|s)\\b|(?:fatal|permanent|transient|unrecoverable|temporary) (?:error|failure|fatal|delivery)|reject|refus|denied|disabled|inactive|expired|suspended',
  'blocked|bounced|returned (?:mail|to sender|message|unopened)|being returned|(?:has been|was|were) (?:returned|quarantined|discarded|dropped|deleted|stopped)|no such|does ?n.t exist|invalid (?:recipient|user|address|mailbox)|bad (?:address|destination)|exceed',
  'mailbox (?:is |was )?(?:full|over|unavailable|quota|too large)|over ?quota|quota exceeded|out of storage|is full|no longer (?:valid|active|at|with|on|exist|in use)|no account|not a (?:known|valid)',
  'not our (?:user|customer)|too large|timed? ?out|not responding|sorry,|lost\\b',
  'unzustellbar|nicht (?:zugestellt|erreicht|gefunden|ausgeliefert|bekannt)|konnte.{0,80}nicht|unbekannt|fehler|fehlgeschlagen|postfach .{0,20}voll',
  "n['’](?:a|ont) (?:pas )?(?:pu|été)|n['’]existe|introuvable|échec|impossible|inconnu|refusé|non remis|a échoué|boîte .{0,20}pleine",
  'no (?:se )?(?:pudo|ha podido|puede|pudimos|existe|encontr|entreg)|desconocid|rechazad|imposible|fall[óo]|buzón .{0,20}lleno',
  'n[ãa]o (?:foi|p[ôo]de|pode|existe|encontr)|desconhecid|rejeitad|falh',
  'non (?:è stato|è possibile|ha potuto|esiste|recapit)|sconosciut|impossibile|rifiutat',
  'не (?:удалось|может|доставлен|существует|найден)|неизвестн|ошибк|отклонен',
  'nie (?:można|został|istnieje|mógł)|kunde inte|kunne ikke|niet (?:worden|bestel|gevonden|af)|nepodařilo|teslim edilemedi',
  'nebyla? doru[čc]|neexistuje|neznám[ýé]|je pln[áý]|nem (?:siker|létez)|ismeretlen|nu a (?:putut|fost)|ei (?:voitu|ole|löydy)|tuntematon',
  'inte (?:levere|hitta)|okänd|ikke (?:levere|fundet|funnet)|ukjent|ukendt|bulunamadı|iletilemedi|δεν (?:παραδόθηκε|υπάρχει|ήταν)|άγνωστ',
  'không (?:gửi|thể|tồn tại)|ไม่สามารถ|ไม่พบ|לא (?:נמסר|קיים|ניתן)|تعذر|لم يتم|غير (?:موجود|معروف)',
  '(?:配信|配送|配達|送信|転送|送達|受信)(?:する(?:こと)?が)?(?:でき|不能|不可|に失敗|が?拒否|エラー|され(?:ません|て(?:い|おり)ません|なかっ)|は失敗)',
  '接続でき(?:ま|な)|(?:配信|配送|送信)を?(?:中止|停止|取りや?め)|破棄(?:され|し|いた)|戻(?:りました|ってき)',
  '未配信|未達|届(?:け|か|き|い)(?:る(?:こと)?が)?(?:られ|で)?(?:ま|な|て(?:い)?ま?せ)|見つか(?:り|ら)|存在し(?:ま|な)|ありません|失敗|エラー|拒否|返(?:送|却)|受け取れ|受け付け(?:られ|でき)|不明|無効|超過|超え|いっぱい|満杯',
  '退信|退回|失败|失敗|无法|無法|不存在|找不到|被拒|拒收|拒绝|拒絕|未能|已满|已滿',
  '못했|실패|없습니다|거부|존재하지|알 수 없|반송|찾을 수',
]);

/** Lines that announce whose mail failed. */
const INTRODUCES = anyOf([
  '(?:following|these|those|below|listed|intended|some|one|more|all|undeliver|unsuccess|fail\\w{0,20}|invalid|unknown|bad|affected|problem|reach|deliver|rejected|permanent|fatal|unable|error)\\b.{0,80}(?:address|recipient|user|destination|mailbox|person|people|group|subscriber|account)',
  '(?:address|recipient|user|destination|mailbox|distribution list|group)s?\\b.{0,60}(?:fail|error|problem|follow|below|reject|undeliver|unsuccess|permanent|invalid|not |were|could|did|had)',
  `(?:message|mail|e-?mail)\\b.{0,80}${NOT}.{0,60}(?:to|by)?(?:\\s*:)?\\s*$`,
  '(?:deliver|undeliver|reach|sent|send|reject|fail|return|bounce)\\w{0,20}.{0,60}(?:(?:to|for|by|at)?\\s*:|\\b(?:to|for))\\s*$',
  'recipients?\\b|addressees?\\b|undeliverable|failure reasons?|delivery (?:failure|status|report)|delivery to',
  'empf[äa]nger|adresse|destinat[aá]ri|destinataire|indirizz|получател|адрес|odbiorc|mottag|ontvanger|alıcı|příjemc',
  '宛先|あて先|宛て先|受信者|送信先|配信先|アドレス|次の|以下の|下記|届け|配信|送信|失敗',
  '收件|收信|以下|下列|地址|邮件|郵件|수신자|받는|주소',
]);

const SURE_SIGNS = [
  'warning (?:message )?only|do not need to re-?send|(?:could|can) ?not send message for (?:the )?past|still being retried|still undelivered after|will (?:be )?retried|will keep trying|will continue|continue to be (?:attempted|retried)|temporary failure report|message will be retried|no action is required|will retry for \\d{1,4} more (?:hours?|days?|minutes?)',
  '再送(?:信)?(?:を続け|は不要|の必要)|引き続き|継続して(?:配送|配信|送信)|(?:配送|配信)を(?:続け|継続)|自動的に再',
];
const SURELY_TRYING = anyOf(SURE_SIGNS);
const STILL_TRYING = anyOf([
  'will (?:be )?(?:keep|continue|go on) (?:on )?(?:trying|to try|attempting|being|retry)|will (?:be )?(?:retr(?:y|ied)|reattempt|try again)|still (?:being|trying|be|in the queue)|being retried',
  'delivery attempts will',
  '(?:delivery|message|mail|has been|is|was|been) (?:been )?delayed|delayed (?:mail|message|for more|by)|has not yet been delivered|not been delivered yet|not yet (?:been )?delivered|only a warning',
  'wird weiterhin|verzögert|weitere zustellversuche|retardé|sera réessay|retrasad|reintent|atrasad|tentativas|in ritardo|задержан|opóźnion',
  '再送(?:信)?(?:を(?:試み|行い|継続)|し(?:続け|ます)|され)|(?:配送|配信|送信)が?(?:遅延|遅れ)|遅延(?:して|通知)|まだ(?:配信|配送|送信|届)|滞留|保留(?:中|され)',
  '延迟|延遲|稍后(?:再|重)|将继续尝试|繼續嘗試|지연|다시 시도',
  ...SURE_SIGNS,
]);
const GIVEN_UP = anyOf([
  'permanent|given up|giving up|gave up|will not (?:be )?(?:retr|continue|try|attempt)|will no longer|no longer be|no further (?:attempts|delivery)|stopped trying|too long|deleted from (?:the )?queue|failed permanently|fatal errors|being returned|returned to sender|not going to try|has expired|message expired|delivery failed',
  '断念|あきらめ|諦め|中止|期限切れ|配送不能|配信不能|できませんでした|失敗しました',
]);
const DELAY_SUBJECT = anyOf([
  'delay',
  'warning',
  'still being retried',
  'deferred',
  'temporar',
  '遅(?:延|れ)',
  '警告',
  '未完了',
  'incomplete',
  'verzögert',
  'retard',
  'retras',
  'задерж',
  '延迟',
  '延遲',
]);
const SUCCESS_SUBJECT = anyOf([
  'success',
  'relayed',
  'return receipt',
  'delivered\\b',
  'erfolgreich',
  '成功',
  '配信済',
  '配信完了',
]);

const LOOK = 6000;

export function isNoticeSubject(subject: string): boolean {
  return NOTICE_SUBJECT.test(subject.slice(0, 300));
}

export function saysFailure(text: string): boolean {
  return FAILURE.test(text.slice(0, LOOK));
}

export function introduces(line: string): boolean {
  return line.length < 500 && INTRODUCES.test(line);
}

/** Whether the words tell of a delay rather than of a failure. */
export function saysDelay(subject: string, prose: string): boolean {
  const text = prose.slice(0, LOOK);
  if (!STILL_TRYING.test(`${subject}\n${text}`)) return false;
  if (SURELY_TRYING.test(text) || DELAY_SUBJECT.test(subject)) return true;
  return !GIVEN_UP.test(text) && STILL_TRYING.test(text);
}

const SURELY_ARRIVED =
  /(?:had|have) successful delivery notifications|message (?:was )?(?:delivered successfully|successfully delivered)|mail delivery report that you requested/i;

/** Whether a notice tells that the mail arrived. */
export function saysSuccess(subject: string, prose: string): boolean {
  if (SURELY_ARRIVED.test(prose.slice(0, LOOK)) && !saysFailure(prose)) return true;
  const words = /successfully (?:delivered|relayed|received)|was delivered to|return receipt|has been delivered/i;
  return SUCCESS_SUBJECT.test(subject) && words.test(prose.slice(0, LOOK)) && !/fail|error|undeliver/i.test(subject);
}
