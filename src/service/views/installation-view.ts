/** The installation as whoever asks may know it: an account's own organisations and the sample, nothing of others. */
import type { Identity } from '#access/identity.ts';
import { sessionOf } from '#store/assembly/session.ts';
import type { Assembly } from '../assembly.ts';
import { ERASED_NAME } from '../names.ts';

export interface InstallationView {
  readonly organisations: readonly { readonly id: string; readonly name: string; readonly sample: boolean }[];
  readonly canFound: boolean;
  /** Who is not at the server's own machine shows the setup code to found the first organisation. */
  readonly foundingCode: boolean;
  readonly me?: {
    readonly account: string;
    readonly operator: boolean;
    readonly secondFactor: boolean;
    readonly persons: readonly { readonly org: string; readonly orgName: string; readonly person: string; readonly name: string }[];
  };
}

export type FoundingRight = 'free' | 'with-code' | 'none';

export interface Asker {
  readonly identity: Identity | undefined;
  /** The request was made on the server's own machine. */
  readonly fromHere: boolean;
}

/** The operator; and somebody must begin: on a fresh installation whoever owns the machine, because they are at it or read the code on its terminal. */
export async function foundingRight({ database }: Assembly, { identity, fromHere }: Asker): Promise<FoundingRight> {
  if (identity?.operator && identity.via === 'session') return 'free';
  const [row] = await sessionOf(database.pool).query<{ begun: boolean }>('select exists (select from organisation where not sample) or exists (select from account where operator) as begun');
  if (row?.begun !== false) return 'none';
  return fromHere ? 'free' : 'with-code';
}

export async function installationView(assembly: Assembly, asker: Asker): Promise<InstallationView> {
  const { identity } = asker;
  const session = sessionOf(assembly.database.pool);
  const own = identity?.persons ?? [];
  const organisations = await session.query<{ id: string; name: string; sample: boolean }>('select id, name, sample from organisation where played is not null or id = any($1::text[]) order by created_at, id', [own.map(link => link.org)]);
  const right = await foundingRight(assembly, asker);
  const founding = { canFound: right !== 'none', foundingCode: right === 'with-code' };
  if (!identity) return { organisations, ...founding };
  const named = await session.query<{ org: string; person: string; name: string }>(
    'select p.org, p.person, p.name from unnest($1::text[], $2::text[]) o(org, person) join particulars p on p.org = o.org and p.person = o.person', [own.map(link => link.org), own.map(link => link.person)]);
  const persons = own.map(link => ({
    org: link.org, orgName: organisations.find(each => each.id === link.org)?.name ?? '', person: link.person,
    name: named.find(each => each.org === link.org && each.person === link.person)?.name ?? ERASED_NAME,
  }));
  return { organisations, ...founding, me: { account: identity.account, operator: identity.operator, secondFactor: identity.secondFactor, persons } };
}
