/** The words of our mails, in the languages of the interface. */
import type { Mail } from './mail.ts';

export interface Invitation {
  readonly organisation: string;
  readonly name: string;
  readonly link: string;
  /** UTC milliseconds. */
  readonly expiresAt: number;
}

type Written = Omit<Mail, 'to'>;

export interface MailWording {
  signIn(link: string, minutes: number): Written;
  verify(link: string, minutes: number): Written;
  invitation(invitation: Invitation): Written;
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
