import './step-trail.css';

interface StepTrailProps<Step extends string> {
  readonly title: string;
  readonly steps: readonly { readonly id: Step; readonly name: string }[];
  readonly current: Step;
  /** Steps that can be gone back or on to now. */
  readonly open: readonly Step[];
  readonly onGo: (step: Step) => void;
}

/** Where one is in something that is done in steps, and the way back to those that are done. */
export function StepTrail<Step extends string>({ title, steps, current, open, onGo }: StepTrailProps<Step>) {
  return (
    <nav className="step-trail" aria-label={title}>
      <ol>
        {steps.map(({ id, name }, index) => (
          <li key={id} aria-current={id === current ? 'step' : undefined}>
            <span className="step-trail__number figures" aria-hidden="true">{index + 1}</span>
            {id !== current && open.includes(id) ? <button type="button" className="text-button" onClick={() => onGo(id)}>{name}</button> : <span>{name}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
