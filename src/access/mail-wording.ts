/** The words of our mails, in the languages of the interface. */
import type { Mail } from './mail.ts';

export interface Invitation {
  readonly organisation: string;
  readonly name: string;
  readonly link: string;
  /** UTC milliseconds. */
  readonly expiresAt: number;
}

export interface CodeIssued {
  readonly organisation: string;
  readonly name: string;
  /** Whoever issued it. */
  readonly by: string;
  /** UTC milliseconds. */
  readonly at: number;
  readonly channel: 'letter' | 'link';
}

type Written = Omit<Mail, 'to'>;

export interface MailWording {
  signIn(link: string, minutes: number): Written;
  verify(link: string, minutes: number): Written;
  invitation(invitation: Invitation): Written;
  codeIssued(issued: CodeIssued): Written;
}

export type MailLanguage = 'en' | 'ru';

const ENGLISH: MailWording = {
  signIn: (link, minutes) => ({
    subject: 'Your link to sign in',
    text: `Open this link to sign in. It works once, for ${minutes} minutes:\n\n${link}\n\nIf you did not ask for it, nothing has happened and you need do nothing.\n`,
  }),
  verify: (link, minutes) => ({
    subject: 'Confirm your e-mail address',
    text: `Open this link to use this address for signing in. It works once, for ${minutes} minutes:\n\n${link}\n\nIf you did not ask for it, leave it unopened.\n`,
  }),
  invitation: ({ organisation, name, link, expiresAt }) => ({
    subject: `Your way in: ${organisation}`,
    text: `${name},\n\nthis link is your personal way into ${organisation}, until ${day(expiresAt)} (UTC). Whoever has it can vote in your name: do not pass this mail on.\n\n${link}\n\nIf you are not the person named above, delete this mail.\n`,
  }),
  codeIssued: ({ organisation, name, by, at, channel }) => ({
    subject: `A code was issued for you: ${organisation}`,
    text: `${name},\n\non ${day(at)} (UTC) ${by} issued a code for you in ${organisation}, ${channel === 'letter' ? 'on a printed letter' : 'as a link by mail'}. Whoever has it can act and vote in your name. Codes issued for you before have ended.\n\nIf you know nothing of it, sign in, look under "Your account" who issued codes for you, and withdraw them there; then speak to those who watch over the keepers of the roll.\n`,
  }),
};

const RUSSIAN: MailWording = {
  signIn: (link, minutes) => ({
    subject: 'Ссылка для входа',
    text: `Откройте эту ссылку, чтобы войти. Она действует один раз, в течение ${minutes} мин.:\n\n${link}\n\nЕсли вы её не просили, ничего не произошло и делать ничего не нужно.\n`,
  }),
  verify: (link, minutes) => ({
    subject: 'Подтвердите адрес электронной почты',
    text: `Откройте эту ссылку, чтобы входить с помощью этого адреса. Она действует один раз, в течение ${minutes} мин.:\n\n${link}\n\nЕсли вы её не просили, не открывайте её.\n`,
  }),
  invitation: ({ organisation, name, link, expiresAt }) => ({
    subject: `Вход для вас: ${organisation}`,
    text: `${name},\n\nэта ссылка ваш личный вход в организацию «${organisation}» до ${day(expiresAt)} (UTC). Кто владеет ею, тот может голосовать от вашего имени: никому не пересылайте это письмо.\n\n${link}\n\nЕсли вы не тот, кто назван выше, удалите это письмо.\n`,
  }),
  codeIssued: ({ organisation, name, by, at, channel }) => ({
    subject: `Для вас выдан код: ${organisation}`,
    text: `${name},\n\n${day(at)} (UTC) в организации «${organisation}» для вас выдан код ${channel === 'letter' ? 'на бумажном письме' : 'в виде ссылки по почте'}. Выдал: ${by}. Кто владеет кодом, тот может действовать и голосовать от вашего имени. Выданные вам прежде коды больше не действуют.\n\nЕсли вы об этом ничего не знаете, войдите, посмотрите в разделе «Ваша учётная запись», кто выдавал для вас коды, и отзовите их там; затем обратитесь к тем, кто проверяет ведущих список.\n`,
  }),
};

export const MAIL_WORDING: Readonly<Record<MailLanguage, MailWording>> = { en: ENGLISH, ru: RUSSIAN };

function day(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** Russian for those whose browser prefers it to English. @see RFC 9110 section 12.5.4 */
export function mailLanguageOf(request: Request): MailLanguage {
  const wanted = (request.headers.get('accept-language') ?? '').toLowerCase();
  const weightOf = (language: MailLanguage): number => Math.max(0, ...wanted.split(',').map(part => {
    const [range = '', ...parameters] = part.trim().split(';');
    if (range !== language && !range.startsWith(`${language}-`)) return 0;
    const weight = Number(parameters.find(each => each.trim().startsWith('q='))?.trim().slice(2) ?? 1);
    return Number.isNaN(weight) ? 0 : weight;
  }));
  return weightOf('ru') > weightOf('en') ? 'ru' : 'en';
}
