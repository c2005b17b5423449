import type { ReasonCode } from '@palaver/contracts';

type Told = Partial<Record<ReasonCode, string>> & { held: string; policy_other: string };

/** What an author is told, by language: never a rule, a term or a score. */
const TEXTS: Record<string, Told> = {
  en: {
    held: 'Your comment is being looked at by a moderator.',
    policy_other: 'Your comment does not follow the rules of this site.',
    spam: 'Your comment was taken for spam.',
    advertising: 'Advertising is not published here.',
    scam: 'Your comment was taken for an attempt to deceive readers.',
    profanity: 'Please write your comment again without swear words.',
    insult: 'Please write your comment again without insults.',
    harassment: 'Comments that harass other people are not published.',
    hate: 'Comments that degrade people for what they are are not published.',
    threat: 'Threats are not published.',
    violence: 'Calls for violence and praise of it are not published.',
    sexual: 'Sexual content is not published here.',
    self_harm:
      'Your comment is not published. If you are in distress, please talk to somebody you trust or to a helpline.',
    personal_data: 'Please write your comment again without personal data such as addresses and phone numbers.',
    impersonation: 'Comments under the name of somebody else are not published.',
    inflammatory: 'Your comment was taken as meant to provoke other readers.',
    off_topic: 'Your comment does not belong to this article.',
    misinformation: 'Your comment contains claims that were found to be false.',
    illegal: 'Your comment may break the law and is not published.',
    flood: 'You wrote many comments in a short time. Please wait a while.',
    duplicate: 'This comment was already sent.',
    low_quality: 'Your comment could not be understood.',
    author_banned: 'You cannot comment on this site.',
    author_suspended: 'You cannot comment on this site at the moment.',
    article_closed: 'This article is closed for comments.',
  },
  de: {
    held: 'Ihr Kommentar wird von der Moderation angesehen.',
    policy_other: 'Ihr Kommentar entspricht nicht den Regeln dieser Seite.',
    spam: 'Ihr Kommentar wurde als Spam eingestuft.',
    advertising: 'Werbung wird hier nicht veröffentlicht.',
    scam: 'Ihr Kommentar wurde als Täuschungsversuch eingestuft.',
    profanity: 'Bitte formulieren Sie Ihren Kommentar ohne Schimpfwörter.',
    insult: 'Bitte formulieren Sie Ihren Kommentar ohne Beleidigungen.',
    harassment: 'Kommentare, die andere belästigen, werden nicht veröffentlicht.',
    hate: 'Kommentare, die Menschen herabwürdigen, werden nicht veröffentlicht.',
    threat: 'Drohungen werden nicht veröffentlicht.',
    violence: 'Aufrufe zu Gewalt werden nicht veröffentlicht.',
    sexual: 'Sexuelle Inhalte werden hier nicht veröffentlicht.',
    self_harm:
      'Ihr Kommentar wird nicht veröffentlicht. Wenn es Ihnen schlecht geht, sprechen Sie bitte mit jemandem, dem Sie vertrauen.',
    personal_data: 'Bitte formulieren Sie Ihren Kommentar ohne persönliche Daten wie Adressen und Telefonnummern.',
    impersonation: 'Kommentare unter fremdem Namen werden nicht veröffentlicht.',
    inflammatory: 'Ihr Kommentar wurde als Provokation eingestuft.',
    off_topic: 'Ihr Kommentar gehört nicht zu diesem Artikel.',
    misinformation: 'Ihr Kommentar enthält Behauptungen, die sich als falsch erwiesen haben.',
    illegal: 'Ihr Kommentar verstößt möglicherweise gegen das Gesetz und wird nicht veröffentlicht.',
    flood: 'Sie haben in kurzer Zeit viele Kommentare geschrieben. Bitte warten Sie etwas.',
    duplicate: 'Dieser Kommentar wurde bereits gesendet.',
    low_quality: 'Ihr Kommentar war nicht zu verstehen.',
    author_banned: 'Sie können auf dieser Seite nicht kommentieren.',
    author_suspended: 'Sie können auf dieser Seite zurzeit nicht kommentieren.',
    article_closed: 'Dieser Artikel kann nicht mehr kommentiert werden.',
  },
  ru: {
    held: 'Ваш комментарий проверяет модератор.',
    policy_other: 'Ваш комментарий не соответствует правилам сайта.',
    spam: 'Ваш комментарий принят за спам.',
    advertising: 'Реклама здесь не публикуется.',
    scam: 'Ваш комментарий принят за попытку обмана.',
    profanity: 'Пожалуйста, напишите комментарий без ругательств.',
    insult: 'Пожалуйста, напишите комментарий без оскорблений.',
    harassment: 'Комментарии с травлей других людей не публикуются.',
    hate: 'Комментарии, унижающие людей, не публикуются.',
    threat: 'Угрозы не публикуются.',
    violence: 'Призывы к насилию не публикуются.',
    sexual: 'Сексуальные материалы здесь не публикуются.',
    self_harm: 'Ваш комментарий не опубликован. Если вам тяжело, поговорите с тем, кому доверяете.',
    personal_data: 'Пожалуйста, напишите комментарий без личных данных: адресов и телефонов.',
    impersonation: 'Комментарии под чужим именем не публикуются.',
    inflammatory: 'Ваш комментарий принят за провокацию.',
    off_topic: 'Ваш комментарий не относится к этой статье.',
    misinformation: 'Ваш комментарий содержит утверждения, признанные ложными.',
    illegal: 'Ваш комментарий может нарушать закон и не опубликован.',
    flood: 'Вы написали много комментариев за короткое время. Пожалуйста, подождите.',
    duplicate: 'Этот комментарий уже был отправлен.',
    low_quality: 'Ваш комментарий не удалось понять.',
    author_banned: 'Вы не можете оставлять комментарии на этом сайте.',
    author_suspended: 'Сейчас вы не можете оставлять комментарии на этом сайте.',
    article_closed: 'Комментарии к этой статье закрыты.',
  },
};

type Languages = readonly (string | undefined)[];

/** In the first language there are texts in. */
function textsFor(languages: Languages): Told {
  const known = languages.map((language) => TEXTS[language?.toLowerCase().split('-')[0] ?? '']);
  return known.find((texts) => texts !== undefined) ?? (TEXTS.en as Told);
}

/** The text for an author whose comment waits for a person. */
export function tellHeld(languages: Languages): string {
  return textsFor(languages).held;
}

/** The text for an author whose comment is not published. */
export function tellRejected(code: ReasonCode | null, languages: Languages): string {
  const texts = textsFor(languages);
  return (code === null ? undefined : texts[code]) ?? texts.policy_other;
}
