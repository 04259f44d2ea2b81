/**
 * Passkeys: registration inside a session, and sign-in without naming an account.
 * The ceremonies are checked by a maintained library; this file keeps the challenges and the keys.
 * @see W3C Web Authentication Level 3, 7.1 and 7.2
 */
import { generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import type {
  AuthenticationResponseJSON, AuthenticatorTransport, PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON, RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { Result } from '#kernel/result.ts';
import { err, ok } from '#kernel/result.ts';
import { beginCeremony, takeChallenge } from './ceremonies.ts';
import type { AccessContext } from './context.ts';
import { afterFirstFactor } from './first-factor.ts';
import type { SignIn } from './first-factor.ts';
import type { AccountId } from './identity.ts';
import type { AccessRefusal } from './refusal.ts';

/** EdDSA, ES256 and RS256: what authenticators have, without those that this runtime still calls experimental. */
const ALGORITHMS = [-8, -7, -257] as const;

export interface Offered<Options> {
  readonly ceremony: string;
  readonly options: Options;
}

export async function offerRegistration(context: AccessContext, account: AccountId, label: string): Promise<Offered<PublicKeyCredentialCreationOptionsJSON>> {
  const { rows } = await context.database.pool.query('select id, transports from passkey where account = $1', [account]);
  const options = await generateRegistrationOptions({
    rpName: 'Sovet', rpID: relyingParty(context), userName: label, userDisplayName: label,
    userID: new Uint8Array(Buffer.from(account)), challenge: challengeOf(context), attestationType: 'none', excludeCredentials: rows,
    supportedAlgorithmIDs: [...ALGORITHMS], authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return { ceremony: await beginCeremony(context, 'passkey-registration', options.challenge, account), options };
}

export interface Registration {
  readonly ceremony: string;
  readonly response: RegistrationResponseJSON;
  /** What its owner calls it. */
  readonly name: string;
}

export async function registerPasskey(context: AccessContext, account: AccountId, { ceremony, response, name }: Registration): Promise<Result<void, AccessRefusal>> {
  const challenge = await takeChallenge(context, 'passkey-registration', ceremony, account);
  if (challenge === undefined) return err({ code: 'ceremony-over' });
  const checked = await verifyRegistrationResponse({ response, supportedAlgorithmIDs: [...ALGORITHMS], ...expectations(context, challenge) }).catch(() => undefined);
  if (!checked?.verified) return err({ code: 'passkey-refused' });
  const { credential, credentialBackedUp } = checked.registrationInfo;
  const { rowCount } = await context.database.pool.query(
    `insert into passkey (id, account, name, public_key, counter, transports, backed_up, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (id) do nothing`,
    [credential.id, account, name, Buffer.from(credential.publicKey), credential.counter, credential.transports ?? [], credentialBackedUp, context.clock()]);
  return rowCount === 1 ? ok(undefined) : err({ code: 'passkey-refused' });
}

/** The browser offers the passkeys it has for this site; the server names none, so it reveals none. */
export async function offerSignIn(context: AccessContext): Promise<Offered<PublicKeyCredentialRequestOptionsJSON>> {
  const options = await generateAuthenticationOptions({ rpID: relyingParty(context), challenge: challengeOf(context), userVerification: 'required' });
  return { ceremony: await beginCeremony(context, 'passkey-sign-in', options.challenge), options };
}

export interface PasskeyEntry {
  readonly ceremony: string;
  readonly response: AuthenticationResponseJSON;
  readonly device: string;
}

export async function signInWithPasskey(context: AccessContext, { ceremony, response, device }: PasskeyEntry): Promise<Result<SignIn, AccessRefusal>> {
  const challenge = await takeChallenge(context, 'passkey-sign-in', ceremony);
  if (challenge === undefined) return err({ code: 'ceremony-over' });
  const { rows: [row] } = await context.database.pool.query('select * from passkey where id = $1', [response.id]);
  if (row === undefined) return err({ code: 'passkey-refused' });
  const credential = { id: row.id, publicKey: new Uint8Array(row.public_key), counter: Number(row.counter), transports: row.transports as AuthenticatorTransport[] };
  const checked = await verifyAuthenticationResponse({ response, credential, ...expectations(context, challenge) }).catch(() => undefined);
  if (!checked?.verified) return err({ code: 'passkey-refused' });
  return context.commit(async queries => {
    await queries.query('update passkey set counter = $2, used_at = $3 where id = $1', [row.id, checked.authenticationInfo.newCounter, context.clock()]);
    return ok(await afterFirstFactor(queries, context, { account: row.account, factor: 'passkey', orgs: null, device }));
  });
}

export interface ListedPasskey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly usedAt: number | undefined;
}

export async function listPasskeys({ database }: AccessContext, account: AccountId): Promise<readonly ListedPasskey[]> {
  const { rows } = await database.pool.query('select id, name, created_at, used_at from passkey where account = $1 order by created_at, id', [account]);
  return rows.map(row => ({ id: row.id, name: row.name, createdAt: Number(row.created_at), usedAt: row.used_at === null ? undefined : Number(row.used_at) }));
}

/** False when the account has no such passkey. */
export async function removePasskey({ database }: AccessContext, account: AccountId, id: string): Promise<boolean> {
  const { rowCount } = await database.pool.query('delete from passkey where account = $1 and id = $2', [account, id]);
  return rowCount === 1;
}

/** Passkeys belong to the host name of the first address; browsers grant them on https and on localhost. */
function relyingParty({ origins }: AccessContext): string {
  return new URL(origins[0]).hostname;
}

function challengeOf({ entropy }: AccessContext): Uint8Array<ArrayBuffer> {
  return new Uint8Array(entropy(32));
}

function expectations(context: AccessContext, challenge: string) {
  return { expectedChallenge: challenge, expectedOrigin: [...context.origins], expectedRPID: relyingParty(context), requireUserVerification: true };
}
