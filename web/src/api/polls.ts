/** Polls: the frozen order, one's own part, and the verdict with its arithmetic. Fractions travel as "2/3". */
import { queryOptions } from '@tanstack/react-query';
import type { Choice, CountRecord, OrderOfPoll, TestRecord, VerdictRecord } from '#assembly/order.ts';
import type { Spoken } from './charter.ts';
import { orgPath, request } from './request.ts';

export interface PollSummary {
  readonly id: string;
  readonly title: string;
  readonly body?: string;
  readonly bodyName?: string;
  readonly stage: string;
  readonly closes?: number;
  readonly voted?: boolean;
  readonly articleLabel?: string;
  readonly article?: string;
}

export interface PollOptionView { readonly id: string; readonly name: string; readonly statement?: string }

export interface RollCallLine {
  readonly name: string;
  readonly person?: string;
  readonly seat?: string;
  readonly constituencyName?: string;
  readonly vote: string;
  readonly weight: number;
  readonly instruction?: string | null;
  readonly kept?: boolean | null;
}

export interface VerdictView extends Pick<VerdictRecord, 'outcome' | 'totals' | 'wouldHaveChangedIt'> {
  readonly tests: readonly (Omit<TestRecord, 'kind'> & { readonly kind: string })[];
  readonly count?: CountRecord;
  readonly marks?: number;
}

export interface PollView {
  readonly id: string;
  readonly title: string;
  readonly question?: string;
  readonly body?: string;
  readonly bodyName?: string;
  readonly for: { readonly kind: string; readonly id: string };
  readonly order: OrderOfPoll & { readonly hash?: string };
  readonly hash?: string;
  readonly article?: string;
  readonly articleLabel?: string;
  readonly rule?: Spoken | string;
  readonly options: readonly PollOptionView[];
  readonly electorate?: number;
  readonly turnout?: number;
  readonly mine?: { readonly onRoll: boolean; readonly voted: boolean; readonly weight?: number; readonly line?: string };
  readonly secrecy?: string;
  readonly secrecyLabel?: string;
  readonly stage: string;
  readonly closes?: number;
  readonly verdict?: VerdictView;
  readonly rollCall?: readonly RollCallLine[];
  readonly consequences?: readonly string[];
  readonly tellers?: { readonly entered: number; readonly mine?: boolean };
}

export type { Choice };

export const pollQuery = (org: string, poll: string) => queryOptions({ queryKey: ['org', org, 'polls', poll], queryFn: () => request<PollView>('GET', orgPath(org, 'polls', poll)) });
