const words = (text: string): readonly string[] => text.split(' ');

/** What headers, media types and transcripts consist of, and the examples that stand for what was replaced. */
export const PROTOCOL_WORDS = words(
  'user users host hosts domain example invalid com net org jp co ne or id subject name file body removed none ' +
    'from to cc bcc reply sender resent return path received delivered original final actual recipient recipients envelope ' +
    'message messages mail mails mailbox mailer mailing email date references in content type transfer encoding disposition description ' +
    'location language base mime version priority importance precedence bulk junk list auto submitted replied generated ' +
    'x failed report reporting remote mta dns smtp esmtp esmtps lmtp rfc822 rfc diagnostic code status action arrival ' +
    'last attempt will retry until queue postfix exim sendmail qmail exchange microsoft google text plain html charset utf ' +
    'iso us ascii windows shift jis euc quoted printable base64 bit binary multipart mixed related alternative delivery ' +
    'digest signed partial global headers header boundary format flowed delsp yes no protocol application octet stream ' +
    'image attachment inline filename with by for via via and the of at said host in reply command data rcpt unknown ' +
    'localhost local server servers system systems network internet address addresses error errors http https www ftp mailto ' +
    'mon tue wed thu fri sat sun jan feb mar apr may jun jul aug sep oct nov dec jst gmt utc undisclosed',
);

/** Mailboxes and signatures that nobody is known by. */
export const ROLE_WORDS = words(
  'userid root info admin administrator administration sales support office contact test tester help helpdesk webmaster ' +
    'hostmaster postmaster daemon news newsletter magazine hello notice notices notification notifications notify delivery ' +
    'failed failure member members customer customers client clients service services team staff shop store order orders ' +
    'account accounts billing payment press media marketing hr recruit jobs career careers privacy legal security abuse ' +
    'spam junk noreply donotreply bounce bounces owner request subscribe unsubscribe lists group groups public private ' +
    'someone somebody nobody anyone person people me my you your we our company japan tokyo osaka asia web site page online ' +
    'first new old main master backup archive default common general global manager management market school student ' +
    'teacher hospital guest visitor event events campaign entry form inquiry question questions feedback survey report ' +
    'reports alert alerts monitor monitoring backup cron script agent robot bot relay gateway proxy filter',
);

/** Of what programs call themselves. */
export const MACHINE_WORDS = words(
  'mail mails mailer mailing daemon postmaster delivery system subsystem administrator administration admin microsoft outlook ' +
    'exchange server servers notification notifications notifier service services report reports reporting status message ' +
    'messages returned failure failures error errors internet manager agent transport transfer smtp gateway security root ' +
    'the of and no reply noreply do not e email automatic automated auto reply response undisclosed recipients recipient ' +
    'list unknown local rfc 822 rfc822 dns utf 8 x unix x400 postfix exim sendmail qmail protection spam filter ' +
    'virus quarantine amazon amazonses google googlemail ses online 365 office team support',
);

/** Of the subjects that servers write; what the rules look for comes beside these. */
export const NOTICE_WORDS = words(
  'warning returning see transcript details for your you user during open connection timed deferred regarding considered unsolicited ' +
    'apparently uncaught nondeliverable non delayed delay hours hour minutes still not yet could cannot been sent send after ' +
    'attempts past days day notify duplicate duplicated loop alert complaint about was is has have be refused rejected ' +
    'échec remise de la du falha na entrega da mensagem недоставленное сообщение не удается доставить доставлено ваше ' +
    'почта 실패 전송 메일 重要 緊急 警告 返し olevererbart unzustellbar',
);

/** Of the sentences around what a server says, as most mail systems write them; nobody is called so. */
export const PROSE_WORDS = words(
  'encapsulated inform afraid work also including standard well unreadable means otherwise portions capable labeled sections ' +
    'intervals eventually give given when happens happened click special safely ignore numeric module redeliver reader ' +
    'legible truncated attention describes second translation triggering kept represent encountered addressing relates ' +
    'spelled join decision parser returns view keeping intact following below above included attached original copy text ' +
    'part multipart format however therefore because although until within without before after while again please sorry ' +
    'thank thanks regret apologize inconvenience question questions problem problems contact further information assistance ' +
    'monday tuesday wednesday thursday friday saturday sunday january february march july september ' +
    'october november december votre suivant siguiente motivo ser être possível entregar',
);
