/** Why a request is not answered as asked, and with which status: the one table of the interface. */
import type { Json } from '#kernel/json.ts';

const STATUS = {
  malformed: 400, 'malformed-text': 400, 'not-signed-in': 401, 'foreign-origin': 403, 'header-missing': 403, 'not-found': 404,
  'setup-code-needed': 403, 'setup-code-refused': 403, 'method-not-allowed': 405, 'key-used': 409, conflict: 409, 'too-large': 413, 'unsupported-type': 415, 'unsupported-encoding': 415,
  refused: 422, 'too-long': 422, 'too-many-attempts': 429, 'mail-not-configured': 501, 'mail-unavailable': 503, busy: 503, internal: 500, 'not-in-this-release': 501, unavailable: 503,
} as const satisfies Readonly<Record<string, number>>;

export type ProblemCode = keyof typeof STATUS;

const MESSAGES: Readonly<Record<ProblemCode, string>> = {
  malformed: 'The request cannot be read.', 'malformed-text': 'The request holds characters that no text may hold.',
  'not-signed-in': 'Sign in first.', 'foreign-origin': 'The request came from a page of another site.', 'header-missing': 'The header x-sovet is missing.',
  'setup-code-needed': 'The first organisation is founded at the server itself, or with the setup code that its terminal shows.',
  'setup-code-refused': 'That is not the setup code that the server\'s terminal shows.',
  'not-found': 'There is nothing here.', 'method-not-allowed': 'That cannot be done here.', 'key-used': 'The key belongs to another act.', conflict: 'That is not possible now.',
  'too-large': 'The request is too large.', 'unsupported-type': 'Send JSON: content-type application/json.', 'unsupported-encoding': 'Send UTF-8 without compression.',
  refused: 'The charter does not allow it.', 'too-long': 'Reading this charter takes the server too long. Shorten it, or divide its longest articles.', busy: 'The server is reading other charters; try again in a moment.', 'too-many-attempts': 'Too many attempts; wait a little.', 'mail-not-configured': 'This installation sends no mail.', 'mail-unavailable': 'The mail server does not answer now; try again.', internal: 'Something went wrong in the server. It has been written to its log.',
  'not-in-this-release': 'This release cannot do that yet.', unavailable: 'The server cannot do that now; try again.',
};

export interface ProblemBody {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly article?: string;
    readonly facts?: Readonly<Record<string, Json>>;
    readonly remedies?: readonly { readonly code: string; readonly facts: Readonly<Record<string, Json>> }[];
  };
}

/** Thrown by routes, because a typed route answers with its view alone; turned into a response in app.ts. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly facts: Readonly<Record<string, Json>> | undefined;

  constructor(code: ProblemCode, facts?: Readonly<Record<string, Json>>, message: string = MESSAGES[code]) {
    super(message);
    this.code = code;
    this.facts = facts;
  }

  get status(): number {
    return STATUS[this.code];
  }

  get body(): ProblemBody {
    return { error: { code: this.code, message: this.message, ...(this.facts === undefined ? {} : { facts: this.facts }) } };
  }
}

export const REFUSED = STATUS.refused;
