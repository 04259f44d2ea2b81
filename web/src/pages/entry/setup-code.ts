/** The setup code that the server's terminal shows, as it stands in the address that the terminal prints. */
let shown: string | undefined;

/**
 * The code stands behind the #, which no browser sends to a server, and goes from the address as soon as it is read: it
 * is kept by this page alone, neither in the history nor in a log. Undefined where none was shown.
 */
export function setupCode(): string | undefined {
  const found = /^#setup=([\w-]{1,100})$/u.exec(location.hash)?.[1];
  if (found === undefined) return shown;
  shown = found;
  history.replaceState(history.state, '', location.pathname + location.search);
  return shown;
}
