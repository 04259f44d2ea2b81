import { useTranslation } from 'react-i18next';
import type { ThingRef } from '../api/organisation.ts';

/** A body with the unit that elects: "City council, Millbridge (for Schools)". */
export function useBodyFor(): (body: string, constituency: string | null | undefined) => string {
  const { t } = useTranslation();
  return (body, constituency) => (constituency ? t('poll.bodyFor', { body, constituency }) : body);
}

/** What an act is about, told apart from its like by who holds the seat and who elects; undefined where only a mark is known that nobody can read. */
export function useThingName(): (thing: ThingRef) => string | undefined {
  const bodyFor = useBodyFor();
  return ({ id, name, constituency, holder }) => {
    if (name === id) return undefined;
    return [holder, bodyFor(name, constituency)].filter(part => part !== undefined).join(', ');
  };
}
