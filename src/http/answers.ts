/** What each answer of the interface holds, by the name it has in the OpenAPI document; its schemas are generated from these types. */
import type { WaysIn } from '#access/accounts.ts';
import type { ListedToken } from '#access/api-tokens.ts';
import type { Identity, SessionIdentity, TokenIdentity } from '#access/identity.ts';
import type { ListedPasskey } from '#access/passkeys.ts';
import type { AccessRefusal } from '#access/refusal.ts';
import type { Enrolment } from '#access/second-factor.ts';
import type { ListedSession } from '#access/sessions.ts';
import type { Authority, Reason } from '#assembly/judgement.ts';
import type { Corrected } from '#service/correcting.ts';
import type { Erased } from '#service/erasure.ts';
import type { ShippedCharter } from '#service/charter-library.ts';
import type { AppliedImport } from '#service/imports.ts';
import type { Invited, Letter } from '#service/letters.ts';
import type { ClockMoved } from '#service/sample-clock.ts';
import type { SamplePersona, SampleState } from '#service/sample-port.ts';
import type { AmendmentCheckView, AmendmentView, CharterTextView, ReadingView } from '#service/views/amendment-view.ts';
import type { BodyView } from '#service/views/body-view.ts';
import type { CharterDiffView, CheckedCharter } from '#service/views/charter-articles.ts';
import type { CharterView } from '#service/views/charter-view.ts';
import type { CountView } from '#service/views/count-view.ts';
import type { DecisionView } from '#service/views/decisions-view.ts';
import type { ElectionView } from '#service/views/election-view.ts';
import type { ImportListView } from '#service/views/import-list.ts';
import type { ImportPreviewView } from '#service/views/import-preview.ts';
import type { InstallationView } from '#service/views/installation-view.ts';
import type { MeetingView } from '#service/views/meeting-view.ts';
import type { MotionView } from '#service/views/motion-view.ts';
import type { NowView } from '#service/views/now-view.ts';
import type { OrgView } from '#service/views/org-view.ts';
import type { MemberRow, PersonView } from '#service/views/people-view.ts';
import type { BodyPowersView } from '#service/views/powers-view.ts';
import type { PetitionView } from '#service/views/petition-view.ts';
import type { PollView } from '#service/views/poll-view.ts';
import type { EntryView, RecordView } from '#service/views/record-view.ts';
import type { RefusalView } from '#service/views/refusal.ts';
import type { KeeperCodes } from '#service/views/roll-history.ts';
import type { DecisionRow } from '#service/views/summaries.ts';
import type { UnitNode, UnitView } from '#service/views/units-view.ts';

export interface Acted {
  readonly lawful: true;
  /** True when the same key had done it before: nothing happened now. */
  readonly repeated: boolean;
  readonly authority: Authority;
  readonly applied: readonly Reason[];
  /** Ids of what each event is about. */
  readonly events: readonly { readonly kind: string; readonly ids: Readonly<Record<string, string>> }[];
  readonly at: number;
}

/** Whether an act would be lawful now. */
export type Asked =
  | { readonly lawful: true; readonly authority: Authority; readonly applied: readonly Reason[] }
  | { readonly lawful: false; readonly error: RefusalView };

export interface Installation extends InstallationView {
  readonly version: string;
  readonly hall: boolean;
  readonly mail: boolean;
  readonly sampleReady: boolean;
}

/** Of somebody who is not signed in: that, and whether there is mail. */
export interface Me extends Partial<Omit<SessionIdentity, 'via'>>, Partial<Pick<TokenIdentity, 'token' | 'scopes'>> {
  readonly signedIn: boolean;
  /** Whether this installation can send mail. */
  readonly mail: boolean;
  readonly via?: Identity['via'];
  readonly ways?: WaysIn;
}

export interface SignedIn {
  readonly stage: 'signed-in' | 'second-factor-needed';
  readonly account?: string;
}

/** Begins a ceremony with an authenticator; `options` are those of WebAuthn. */
export interface CeremonyOffer {
  readonly ceremony: string;
  readonly options: unknown;
}

/** Done, with nothing to tell. */
export type Done = Readonly<Record<never, never>>;

export interface Answers {
  readonly Acted: Acted;
  readonly Asked: Asked;

  readonly Installation: Installation;
  readonly Founded: { readonly org: string; readonly person: string; readonly code: string };
  readonly ClockMoved: ClockMoved;
  readonly SampleState: SampleState;
  readonly SampleJob: { readonly job: string };
  readonly SamplePersonas: { readonly personas: readonly SamplePersona[] };
  readonly SampleEntered: SamplePersona & { readonly org: string };

  readonly CheckedCharter: CheckedCharter;
  readonly CharterList: { readonly charters: readonly Pick<ShippedCharter, 'file' | 'title' | 'language' | 'summary'>[] };
  readonly CharterText: ShippedCharter;
  readonly CharterView: CharterView;
  readonly OwnCharterText: CharterTextView;
  readonly CharterDiff: CharterDiffView;
  readonly PreparedAmendment: AmendmentView;
  readonly PreparedReading: ReadingView;
  readonly CheckedAmendment: AmendmentCheckView;

  readonly OrgView: OrgView;
  readonly NowView: NowView;
  readonly UnitTree: { readonly units: readonly UnitNode[]; readonly more: boolean };
  readonly UnitView: UnitView;
  readonly BodyView: BodyView;
  readonly BodyPowersView: BodyPowersView;
  readonly ElectionView: ElectionView;
  readonly PollView: PollView;
  readonly CountView: CountView;
  readonly MotionView: MotionView;
  readonly MeetingView: MeetingView;
  readonly PetitionView: PetitionView;
  readonly DecisionView: DecisionView;
  readonly PersonView: PersonView;
  readonly DecisionRegister: { readonly decisions: readonly DecisionRow[]; readonly more: boolean };
  readonly MemberList: { readonly members: readonly MemberRow[]; readonly more: boolean };

  readonly ImportList: ImportListView;
  readonly ImportPreview: ImportPreviewView;
  readonly AppliedImport: AppliedImport;
  readonly DroppedImport: { readonly dropped: true };
  readonly Erased: Erased;
  readonly Corrected: Corrected;
  readonly CodesWithdrawn: { readonly withdrawn: number };
  readonly CodesIssued: { readonly keepers: readonly KeeperCodes[] };
  readonly Letters: { readonly letters: readonly Letter[] };
  readonly Invited: Invited;

  readonly RecordView: RecordView;
  readonly EntryView: EntryView;

  readonly AccessRefusal: AccessRefusal;
  readonly Me: Me;
  readonly SignedIn: SignedIn;
  readonly CeremonyOffer: CeremonyOffer;
  readonly Done: Done;
  readonly MailRequested: { readonly requested: true };
  readonly SessionList: { readonly current: string; readonly sessions: readonly ListedSession[] };
  readonly SessionsEnded: { readonly ended: number };
  readonly PasskeyList: { readonly passkeys: readonly ListedPasskey[] };
  readonly TokenList: { readonly tokens: readonly ListedToken[] };
  readonly IssuedToken: { readonly id: string; readonly token: string };
  readonly Enrolment: Enrolment;
  readonly RecoveryCodes: { readonly recoveryCodes: readonly string[] };
}

/** A view's place in the document; the name is part of the type, so that `give` knows what the route promised. */
export interface AnswerRef<Name extends keyof Answers> {
  readonly $ref: `#/components/schemas/${Name}`;
}

export interface Answering<Name extends keyof Answers> {
  readonly description: string;
  readonly content: { readonly 'application/json': { readonly schema: AnswerRef<Name> } };
}
