import { useEffect, useId, useRef, useState } from 'react';
import type { FormEvent, ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '#kernel/time.ts';
import { ArticleReference } from './article-reference.tsx';
import type { ArticleLink } from './article-reference.tsx';
import { Attention } from './attention.tsx';
import { Confirmation } from './confirmation.tsx';
import { Deadline } from './deadline.tsx';
import { ErrorNote } from './error-note.tsx';
import { newIdempotencyKey } from './idempotency-key.ts';
import { Refusal } from './refusal.tsx';
import type { RefusalProps } from './refusal.tsx';
import './act-form.css';

/** What came of an act. Anything thrown means that nobody knows, and the same key may be sent again. */
export type ActOutcome =
  | { readonly kind: 'done'; readonly message: ReactNode }
  | { readonly kind: 'refused'; readonly refusal: RefusalProps };

type Stage =
  | { readonly name: 'writing' } | { readonly name: 'confirming'; readonly isRead: boolean } | { readonly name: 'sending' } | { readonly name: 'unknown' }
  | ActOutcome & { readonly name: 'answered' };

/** Milliseconds in which nobody has read a question: a double tap. */
const UNREAD = 400;

interface ActFormProps {
  readonly title: string;
  /** True where the page says the title and the deadline already: it is then read, and not seen twice. */
  readonly isTitled?: boolean;
  readonly article: ArticleLink;
  readonly due?: { readonly at: Instant; readonly zone: string };
  /** What follows from the act under the charter; shown before it is done, never after only. */
  readonly consequences: readonly ReactNode[];
  /** Set when no later act can undo it: then a second step asks once more. */
  readonly confirm?: string;
  readonly submitName: string;
  readonly children: ReactNode;
  /** Sends the act under the form's key, which stays the same however often it is sent. */
  readonly onAct: (key: string) => Promise<ActOutcome>;
}

/** The frame of every act: authority, deadline and consequences above the button, the charter's answer in its place. */
export function ActForm({ title, isTitled = false, article, due, consequences, confirm, submitName, children, onAct }: ActFormProps) {
  const { t } = useTranslation();
  const heading = useId();
  const follows = useId();
  const submitButton = useRef<HTMLButtonElement>(null);
  const [key] = useState(newIdempotencyKey);
  const [stage, setStage] = useState<Stage>({ name: 'writing' });
  const isUnread = useUnread(stage, setStage);
  const send = (): void => {
    setStage({ name: 'sending' });
    onAct(key).then(outcome => setStage({ name: 'answered', ...outcome }), () => setStage({ name: 'unknown' }));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (confirm !== undefined && stage.name !== 'confirming') setStage({ name: 'confirming', isRead: false });
    else send();
  };
  const back = (): void => {
    setStage({ name: 'writing' });
    submitButton.current?.focus();
  };

  if (stage.name === 'answered' && stage.kind === 'done') return <Confirmation>{stage.message}</Confirmation>;
  return (
    <form className="act-form" aria-labelledby={heading} onSubmit={submit} aria-busy={stage.name === 'sending'}>
      <header className="act-form__head">
        <h3 id={heading} className={isTitled ? 'visually-hidden' : undefined}>{title}</h3>
        <p className="act-form__authority">
          <span>{t('act.under')} <ArticleReference article={article} /></span>
          {due && <span>{t('act.until')} <Deadline {...due} /></span>}
        </p>
      </header>
      {/* `inert` keeps what was written in view while it is being confirmed or sent. */}
      <div className="act-form__content" inert={stage.name === 'confirming' || stage.name === 'sending'}>{children}</div>
      <div className="act-form__consequences" id={follows}>
        <p className="label">{t('act.consequences')}</p>
        <ul>{consequences.map((consequence, index) => <li key={index}>{consequence}</li>)}</ul>
      </div>
      {/* The question takes the focus: a key held down, or a second tap, must not answer it unread. */}
      {stage.name === 'confirming' && <Attention className="act-form__confirm">{confirm}</Attention>}
      {stage.name === 'answered' && stage.kind === 'refused' && <Attention><Refusal {...stage.refusal} /></Attention>}
      {stage.name === 'unknown' && <ErrorNote title={t('act.unknown')}>{t('act.sameKey')}</ErrorNote>}
      <FormActions stage={stage} describedBy={follows} isLocked={stage.name === 'sending' || isUnread} submitName={submitName} button={submitButton} onBack={back} />
    </form>
  );
}

/** Whether the question has just appeared: its answer is taken a moment later. */
function useUnread(stage: Stage, onStage: (stage: Stage) => void): boolean {
  const isUnread = stage.name === 'confirming' && !stage.isRead;
  useEffect(() => {
    if (!isUnread) return undefined;
    const timer = setTimeout(() => onStage({ name: 'confirming', isRead: true }), UNREAD);
    return () => clearTimeout(timer);
  }, [isUnread, onStage]);
  return isUnread;
}

interface FormActionsProps { readonly stage: Stage; readonly describedBy: string; readonly isLocked: boolean; readonly submitName: string; readonly button: RefObject<HTMLButtonElement | null>; readonly onBack: () => void }

function FormActions({ stage, describedBy, isLocked, submitName, button, onBack }: FormActionsProps) {
  const { t } = useTranslation();
  const isConfirming = stage.name === 'confirming';
  return (
    <div className="act-form__actions cluster">
      <button className="button" type="submit" ref={button} aria-describedby={describedBy} data-tone={isConfirming ? 'grave' : 'primary'} disabled={isLocked}>
        {stage.name === 'sending' ? t('act.sending') : isConfirming ? t('act.confirm', { act: submitName }) : submitName}
      </button>
      {isConfirming && <button className="button" type="button" onClick={onBack}>{t('act.back')}</button>}
    </div>
  );
}
