/** An open page of an organisation that hears of changes over server-sent events. */
export interface LiveEvent {
  readonly event: string;
  readonly data: { readonly kinds?: readonly string[]; readonly ids?: readonly string[] };
}

export interface LivePage {
  /** The next event of this name; earlier ones of other names are passed over. */
  readonly next: (event: string) => Promise<LiveEvent['data']>;
  readonly close: () => Promise<void>;
}

function parse(text: string): LiveEvent {
  const lines = new Map(text.split('\n').map(line => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]));
  return { event: lines.get('event') ?? '', data: JSON.parse(lines.get('data') ?? '{}') as LiveEvent['data'] };
}

/** Resolves when the page listens. */
export async function livePage(response: Response): Promise<LivePage> {
  if (response.body === null || response.status !== 200) throw new Error(`no live page: ${response.status}`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (event: string): Promise<LiveEvent['data']> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const found = parse(text.slice(0, end));
        text = text.slice(end + 2);
        if (found.event === event) return found.data;
        continue;
      }
      const { done, value } = await reader.read();
      if (done) throw new Error(`the page was closed before ${event} came`);
      text += value;
    }
  };
  await next('hello');
  return { next, close: () => reader.cancel() };
}
