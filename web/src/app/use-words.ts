import { useTranslation } from 'react-i18next';
import type { CodeFamily } from '../messages/messages.ts';

/** Words for a code that came from the server. A code without words is shown as it is: better odd than silent. */
export type Words = (family: CodeFamily, code: string, values?: Readonly<Record<string, string | number>>) => string;

export function useWords(): Words {
  const { i18n } = useTranslation();
  return (family, code, values = {}) => {
    const key = `${family}.${code}`;
    const translate = i18n.t as unknown as (key: string, values: object) => string;
    return i18n.exists(key, values) ? translate(key, values) : code.replaceAll('-', ' ');
  };
}
