import { describe, expect, it } from 'vitest';
import { installationMail } from './mail.ts';
import { UnusableInput } from './unusable-input.ts';

const URL_OF_SERVER = 'smtps://federation:secret@mail.example:465';
const SENDER = 'Federation <federation@example.org>';

describe('the mail server of an installation', () => {
  it('is none where the environment names none', () => {
    expect(installationMail({ env: {} })).toBeUndefined();
    expect(installationMail({ env: { SOVET_SMTP_URL: '', SOVET_MAIL_FROM: '' } })).toBeUndefined();
  });

  it.each([SENDER, 'federation@example.org'])('is named together with the sender %s', from => {
    const port = installationMail({ env: { SOVET_SMTP_URL: URL_OF_SERVER, SOVET_MAIL_FROM: from } });
    expect(port).toBeDefined();
    port?.close();
  });

  it.each([
    [URL_OF_SERVER, ''], ['', SENDER], ['https://mail.example', SENDER], ['mail.example', SENDER], [URL_OF_SERVER, 'nobody'], [URL_OF_SERVER, 'A <a@b> <c@d>'], [URL_OF_SERVER, 'a@b.example\r\nBcc: c@d.example'],
  ])('is refused as %j with the sender %j, without telling its password', (url, from) => {
    const open = (): unknown => installationMail({ env: { SOVET_SMTP_URL: url, SOVET_MAIL_FROM: from } });
    expect(open).toThrow(UnusableInput);
    expect(open).not.toThrow(/secret/u);
  });
});
