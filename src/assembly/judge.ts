/** The one door: every act of every interface is judged here, by the charter in force. */
import { unreachable } from '#kernel/unreachable.ts';
import type { Asking } from './asking.ts';
import type { Act } from './act.ts';
import { judgePutOnAgenda } from './agenda.ts';
import { judgeMoveAmendment } from './amendment-acts.ts';
import { judgeAppeal } from './appeals.ts';
import { judgeCast } from './casting.ts';
import { judgeClosePoll, judgeSettleTie } from './closing.ts';
import { judgeIssueCodes, judgeWithdrawCodes } from './codes.ts';
import { judgeCorrectMember } from './correcting.ts';
import { judgeCloseRatification, judgeEndEffect, judgeLapseDecision, judgeTakeEffect } from './decisions.ts';
import { judgeSignDemand } from './demands.ts';
import { judgeEndEmergency } from './effects/emergencies.ts';
import { judgeCallElection, judgeCandidacy, judgeCloseNominations, judgeNominate } from './elections.ts';
import { judgeErasePerson } from './erasing.ts';
import { judgeEnrol, judgeFound, judgeRecordUnits } from './founding.ts';
import { judgeConfirmHallCount, judgeEnterHallCount } from './hall-counts.ts';
import type { Judgement } from './judgement.ts';
import { judgeCloseMeeting, judgeConvene, judgeOpenMeeting } from './meetings.ts';
import { judgeMove, judgeSecond, judgeWithdrawMotion } from './motions.ts';
import { judgeCheckIn, judgeCheckOut } from './presence.ts';
import { judgeLapsePetition, judgeSignRecall, judgeUnsign } from './petitions.ts';
import { judgeProposal } from './proposals.ts';
import { judgeReport } from './reports.ts';
import type { Rules } from './rules.ts';
import { judgeEndTerms, judgeResign } from './terms.ts';
import { judgePutToVote } from './voting.ts';
import { judgeDemandMode } from './voting-modes.ts';

/** Lawful with events, or refused with article, numbers and remedies. */
export function* judge(rules: Rules, act: Act): Asking<Judgement> {
  switch (act.kind) {
    case 'found': return yield* judgeFound(act);
    case 'record-units': return yield* judgeRecordUnits(rules, act);
    case 'enrol': return yield* judgeEnrol(rules, act);
    case 'erase-person': return yield* judgeErasePerson(rules, act);
    case 'correct-member': return yield* judgeCorrectMember(rules, act);
    case 'issue-codes': return yield* judgeIssueCodes(rules, act);
    case 'withdraw-codes': return yield* judgeWithdrawCodes(rules, act);
    case 'call-election': return yield* judgeCallElection(rules, act);
    case 'nominate': return yield* judgeNominate(rules, act);
    case 'accept-nomination':
    case 'withdraw-candidacy':
    case 'state-candidacy': return yield* judgeCandidacy(rules, act);
    case 'close-nominations': return yield* judgeCloseNominations(rules, act);
    case 'close-poll': return yield* judgeClosePoll(rules, act);
    case 'settle-tie': return yield* judgeSettleTie(rules, act);
    case 'cast': return yield* judgeCast(act);
    case 'sign': return act.content.for === 'recall' ? yield* judgeSignRecall(rules, act) : yield* judgeSignDemand(rules, act);
    case 'unsign': return yield* judgeUnsign(rules, act);
    case 'lapse-petition': return yield* judgeLapsePetition(act);
    case 'convene': return yield* judgeConvene(rules, act);
    case 'put-on-agenda': return yield* judgePutOnAgenda(rules, act);
    case 'open-meeting': return yield* judgeOpenMeeting(rules, act);
    case 'close-meeting': return yield* judgeCloseMeeting(rules, act);
    case 'check-in': return yield* judgeCheckIn(rules, act);
    case 'check-out': return yield* judgeCheckOut(rules, act);
    case 'move': return (yield* judgeProposal(rules, act)) ?? (yield* judgeMove(rules, act));
    case 'second': return yield* judgeSecond(rules, act);
    case 'withdraw-motion': return yield* judgeWithdrawMotion(rules, act);
    case 'move-amendment': return yield* judgeMoveAmendment(rules, act);
    case 'demand-mode': return yield* judgeDemandMode(rules, act);
    case 'put-to-vote': return yield* judgePutToVote(rules, act);
    case 'enter-hall-count': return yield* judgeEnterHallCount(rules, act);
    case 'confirm-hall-count': return yield* judgeConfirmHallCount(rules, act);
    case 'report': return yield* judgeReport(rules, act);
    case 'appeal': return yield* judgeAppeal(rules, act);
    case 'resign': return yield* judgeResign(rules, act);
    case 'end-terms': return yield* judgeEndTerms(rules, act);
    case 'take-effect': return yield* judgeTakeEffect(rules, act);
    case 'end-effect': return yield* judgeEndEffect(rules, act);
    case 'lapse-decision': return yield* judgeLapseDecision(rules, act);
    case 'close-ratification': return yield* judgeCloseRatification(rules, act);
    case 'end-emergency-by-clock': return yield* judgeEndEmergency(act);
    default: return unreachable(act);
  }
}
