/** Input or arguments that nothing can be done with: the program prints the reasons and exits with 2, without a trace of the stack. */
export class UnusableInput extends Error {
  /** One a line, each with file, line and column where it has them. */
  readonly reasons: readonly string[];

  constructor(...reasons: readonly string[]) {
    super(reasons.join('\n'));
    this.name = 'UnusableInput';
    this.reasons = reasons;
  }
}
