/** Who gets in: the door of this room. Everything else here is reached through {@link createAccess}. */
import type { Result } from '#kernel/result.ts';
import { accountOf, linkPerson, unlinkPerson } from './accounts.ts';
import { issueToken, listTokens, revokeToken } from './api-tokens.ts';
import type { ListedToken, TokenTerms } from './api-tokens.ts';
import { alarmed, limitInMemory } from './attempt-limit.ts';
import type { AttemptLimit, AttemptPurpose, LimitRules } from './attempt-limit.ts';
import { ACCESS_TIMES } from './context.ts';
import type { AccessContext, AccessFault, AccessTimes, AttemptLimits } from './context.ts';
import { cookieRules } from './cookies.ts';
import type { AccessDatabase } from './database.ts';
import { issueCodes, listLetters, revokeCodes } from './entry-codes.ts';
import type { CodeTerms, IssuedCode, LetterState } from './entry-codes.ts';
import type { SignIn } from './first-factor.ts';
import { createHandler } from './handler.ts';
import type { AccountId, Identity, PersonLink, SessionId } from './identity.ts';
import { deriveKeys } from './keys.ts';
import type { Entropy, Keys } from './keys.ts';
import { watchedMail } from './mail.ts';
import type { MailPort } from './mail.ts';
import { mailReady, sendCodeNotices, sendInvitations } from './mail-links.ts';
import type { CodeNotices, Invitations } from './mail-links.ts';
import { guardOrigin } from './origin-guard.ts';
import { SCRYPT_COST } from './password.ts';
import type { ScryptCost } from './password.ts';
import { redeemCode } from './redeem-code.ts';
import type { CodeEntry } from './redeem-code.ts';
import type { AccessRefusal } from './refusal.ts';
import { securityHeaders } from './security-headers.ts';
import { revokeSessions } from './sessions.ts';
import { sharedCommit } from './shared-commit.ts';
import { forgetAttempts, sharedLimit } from './shared-limit.ts';
import { checkSetupCode, endSetupCodes, issueSetupCode } from './setup-code.ts';
import { sweep } from './sweep.ts';
import { createWhoIs } from './who-is.ts';

export interface AccessSetting {
  readonly database: AccessDatabase;
  /** At least 32 bytes, the same for every process and after every restart. */
  readonly secret: string;
  /** Scheme, host and port as browsers send them; the first is printed on letters and owns the passkeys. */
  readonly origins: readonly [string, ...string[]];
  readonly clock: () => number;
  readonly random: Entropy;
  readonly mail?: MailPort;
  readonly report?: (fault: AccessFault) => void;
  readonly times?: Partial<AccessTimes>;
  readonly passwordCost?: ScryptCost;
}

export interface Access {
  /** Serves `/api/auth/…`. */
  handler(request: Request): Promise<Response>;
  /** Undefined for strangers. A token decides alone when one is shown. */
  whoIs(request: Request): Promise<Identity | undefined>;
  /** For every other route that changes something: a refusal, or undefined when the request may go on. */
  guard(request: Request): AccessRefusal | undefined;
  /** To be set on every response of the server. */
  readonly headers: Readonly<Record<string, string>>;

  issueCodes(org: string, persons: readonly string[], terms?: CodeTerms): Promise<readonly IssuedCode[]>;
  invitationLink(org: string, person: string, terms?: Omit<CodeTerms, 'purpose'>): Promise<string>;
  /** By mail, to those who have an address. */
  sendInvitations(invitations: Invitations): Promise<Result<void, AccessRefusal>>;
  /** Whether a mail could be sent now. */
  mailReady(): Promise<Result<void, AccessRefusal>>;
  /** Tells those who have an address that a code was issued for them; nobody where there is no mail. */
  tellOfCodes(notices: CodeNotices): void;
  listLetters(org: string): Promise<readonly LetterState[]>;
  redeemCode(entry: CodeEntry): Promise<Result<SignIn, AccessRefusal>>;
  revokeCodes(org: string, person: string): Promise<number>;

  linkPerson(account: AccountId, org: string, person: string): Promise<Result<void, AccessRefusal>>;
  unlinkPerson(org: string, person: string): Promise<boolean>;
  accountOf(link: PersonLink): Promise<AccountId | undefined>;

  issueToken(account: AccountId, terms: TokenTerms): Promise<{ readonly id: string; readonly token: string }>;
  listTokens(account: AccountId): Promise<readonly ListedToken[]>;
  revokeToken(account: AccountId, id: string): Promise<boolean>;
  revokeSessions(account: AccountId, except?: SessionId): Promise<number>;

  /** A code for the server's console, or undefined when the installation has an operator. */
  setupCode(choice?: { readonly besides?: boolean }): Promise<string | undefined>;
  /** Whether somebody shows the setup code, for the first foundation. */
  checkSetupCode(typed: string): Promise<Result<void, AccessRefusal>>;
  endSetupCodes(): Promise<void>;
  /** Once a day or so. */
  sweep(): Promise<void>;
  /** Every minute or so: of attempts that count no more. */
  forgetAttempts(): Promise<void>;
  /** Resolves when the work nobody waited for is done; call before closing the database. */
  settled(): Promise<void>;
}

export function createAccess(setting: AccessSetting): Access {
  const background = backgroundWork(setting.report);
  const secure = setting.origins.every(origin => origin.startsWith('https:'));
  const cookies = cookieRules(secure);
  const base = contextOf(setting, background.later);
  const { whoIs, forget } = createWhoIs(base, cookies.names.session);
  const context: AccessContext = { ...base, forget };
  const mail = setting.mail && watchedMail(setting.mail, error => { context.report({ kind: 'mail-not-sent', error }); });
  return {
    handler: createHandler({ context, cookies, mail }, whoIs),
    whoIs,
    guard: request => guardOrigin(request, setting.origins),
    headers: securityHeaders({ secure }),
    issueCodes: (org, persons, terms = { purpose: 'letter' }) => issueCodes(context, org, persons, terms),
    invitationLink: async (org, person, terms) => (await issueCodes(context, org, [person], { ...terms, purpose: 'link' }))[0]?.link ?? '',
    sendInvitations: invitations => sendInvitations(context, mail, invitations),
    mailReady: () => mailReady(mail),
    tellOfCodes: notices => { if (mail) sendCodeNotices(context, mail, notices); },
    listLetters: org => listLetters(context, org),
    redeemCode: entry => redeemCode(context, entry),
    revokeCodes: (org, person) => revokeCodes(context, org, person),
    linkPerson: (account, org, person) => linkPerson(context, account, { org, person }),
    unlinkPerson: (org, person) => unlinkPerson(context, { org, person }),
    accountOf: link => accountOf(context, link),
    issueToken: (account, terms) => issueToken(context, account, terms),
    listTokens: account => listTokens(context, account),
    revokeToken: (account, id) => revokeToken(context, account, id),
    revokeSessions: (account, except) => revokeSessions(context, account, except),
    setupCode: choice => issueSetupCode(context, choice),
    checkSetupCode: typed => checkSetupCode(context, typed),
    endSetupCodes: () => endSetupCodes(context),
    sweep: () => sweep(context),
    forgetAttempts: () => forgetAttempts(context),
    settled: background.settled,
  };
}

function contextOf(setting: AccessSetting, later: AccessContext['later']): Omit<AccessContext, 'forget'> {
  const keys = deriveKeys(setting.secret, setting.random);
  const report = setting.report ?? (() => undefined);
  return {
    database: setting.database, commit: sharedCommit(setting.database), keys, clock: setting.clock, entropy: setting.random,
    times: { ...ACCESS_TIMES, ...setting.times }, limits: limitsOf(setting, keys, () => { report({ kind: 'codes-are-being-guessed' }); }), passwordCost: setting.passwordCost ?? SCRYPT_COST,
    origins: setting.origins, later, report,
  };
}

/** Allowed failures, and milliseconds until one is forgotten. */
function limitsOf({ database, clock }: AccessSetting, keys: Keys, alarm: () => void): AttemptLimits {
  const limit = (purpose: AttemptPurpose, rules: LimitRules): AttemptLimit =>
    database.kind === 'server' ? sharedLimit({ database, keys, clock }, purpose, rules) : limitInMemory({ clock, ...rules });
  return {
    codePrefix: limit('code', { burst: 10, refill: 90_000 }),
    codesTogether: alarmed(limit('codes-together', { burst: 1_000, refill: 100 }), alarm),
    password: limit('password', { burst: 10, refill: 60_000 }),
    secondFactor: limit('second-factor', { burst: 5, refill: 300_000 }),
    mailLink: limit('mail', { burst: 3, refill: 300_000 }),
  };
}

function backgroundWork(report: AccessSetting['report']): { later: AccessContext['later']; settled: () => Promise<void> } {
  const running = new Set<Promise<void>>();
  return {
    later: work => {
      const job = work()
        .then(() => undefined, (error: unknown) => { report?.({ kind: 'background-work-failed', error }); })
        .finally(() => running.delete(job));
      running.add(job);
    },
    settled: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
