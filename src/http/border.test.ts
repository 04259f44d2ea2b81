import { expect, it } from 'vitest';
import { openFresh } from '../../test/databases.ts';
import { HttpDesk } from '../../test/http-desk.ts';

const MEGABYTE = 1024 * 1024;

it('stops reading a body that has no end, at the access desk as well', async () => {
  const desk = new HttpDesk(await openFresh('embedded'));
  for (const path of ['/api/auth/code', '/api/charters/check']) {
    let sent = 0;
    const body = new ReadableStream({ pull: stream => {
      sent += 65_536;
      // Where nothing stops the reading, the test does.
      if (sent > 64 * MEGABYTE) stream.close();
      else stream.enqueue(new Uint8Array(65_536).fill(32));
    } });
    const bare = desk.visitor().request('POST', path);
    const response = await desk.app.fetch(new Request(bare, { body, duplex: 'half', headers: { ...Object.fromEntries(bare.headers), 'content-type': 'application/json' } } as RequestInit));
    expect([path, response.status]).toEqual([path, 413]);
    expect(sent).toBeLessThan(4 * MEGABYTE);
  }
});
