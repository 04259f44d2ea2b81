import { createContext, use } from 'react';
import type { OrgView } from '../api/organisation.ts';

export const OrganisationContext = createContext<OrgView | undefined>(undefined);

/** The organisation whose pages these are. */
export function useOrganisation(): OrgView {
  const organisation = use(OrganisationContext);
  if (organisation === undefined) throw new Error('no organisation around this page');
  return organisation;
}
