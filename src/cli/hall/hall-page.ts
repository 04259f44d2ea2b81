/** The page of the hall: how to get in, in plain words, before the browser warns. Works without a script. */
import { toString as drawCode } from 'qrcode';

export interface HallSigns {
  /** Where people go on to. */
  readonly address: string;
  /** What the code on the wall says: the plain address, so that the explanation comes before the warning. */
  readonly door: string;
  readonly fingerprint: string | undefined;
  /** PEM. */
  readonly authority: string | undefined;
}

const WORDS = {
  en: {
    title: 'Come in', scan: 'Scan the code or type the address into your browser. Your phone must be in the network of this hall.', go: 'Go on',
    why: 'Your browser will say that it does not know this server. That is expected: there is no internet here, so no company has signed for it. The connection is encrypted all the same.',
    how: 'To be sure that it is the server of this hall, compare the fingerprint below with the one on the wall or on the console. If they are the same, choose “Advanced” and “Continue”. If they differ, do not go on, and tell the presiding committee.',
    certificate: 'Get the certificate of the hall', once: 'Whoever installs it sees no warning. Remove it again after the congress.', fingerprint: 'Fingerprint (SHA-256)',
  },
  ru: {
    title: 'Войти', scan: 'Наведите камеру на код или наберите адрес в браузере. Телефон должен быть в сети этого зала.', go: 'Дальше',
    why: 'Браузер скажет, что не знает этого сервера. Так и должно быть: здесь нет интернета, и ни одна компания за него не поручилась. Соединение всё равно шифруется.',
    how: 'Чтобы убедиться, что это сервер зала, сравните отпечаток ниже с тем, что на стене или на консоли. Если они совпадают, выберите «Дополнительно» и «Продолжить». Если нет, не продолжайте и скажите президиуму.',
    certificate: 'Взять сертификат зала', once: 'Кто его установит, не увидит предупреждения. После съезда удалите его.', fingerprint: 'Отпечаток (SHA-256)',
  },
} as const;

const STYLE = 'body{font:1.15rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}h1{font-size:2rem}img{width:min(22rem,80vw);height:auto}.address{font-size:1.5rem;font-weight:600;overflow-wrap:anywhere}code{overflow-wrap:anywhere;font-size:1.05rem}a.go{display:inline-block;padding:.8rem 1.6rem;background:#8b1a1a;color:#fff;border-radius:.4rem;text-decoration:none}a.go:focus-visible{outline:3px solid #000;outline-offset:3px}section{margin:2.5rem 0}';

function section(language: keyof typeof WORDS, { address, fingerprint, authority }: HallSigns): string {
  const words = WORDS[language];
  return [
    `<section lang="${language}"><h2>${words.title}</h2><p>${words.scan}</p><p><a class="go" href="${address}/">${words.go}</a></p>`,
    fingerprint === undefined ? '' : `<p>${words.why}</p><p>${words.how}</p><p>${words.fingerprint}:<br><code>${fingerprint}</code></p>`,
    authority === undefined ? '' : `<p><a href="/hall/authority.crt">${words.certificate}</a>. ${words.once}</p>`, '</section>',
  ].join('');
}

const html = (signs: HallSigns): string => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Sovet</title><style>${STYLE}</style></head><body><main><h1>Sovet</h1><p class="address">${signs.door}</p><img src="/hall/code.svg" alt="${signs.door}">${section('en', signs)}${section('ru', signs)}</main></body></html>`;

const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'" };

/** Undefined for any other address. */
export async function hallResponse(request: Request, signs: HallSigns): Promise<Response | undefined> {
  switch (new URL(request.url).pathname) {
    case '/hall': return new Response(html(signs), { headers: { ...HEADERS, 'content-type': 'text/html; charset=utf-8' } });
    case '/hall/code.svg': return new Response(await drawCode(signs.door, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }), { headers: { ...HEADERS, 'content-type': 'image/svg+xml' } });
    case '/hall/authority.crt':
      return signs.authority === undefined ? new Response('Not found', { status: 404 })
        : new Response(signs.authority, { headers: { ...HEADERS, 'content-type': 'application/x-x509-ca-cert', 'content-disposition': 'attachment; filename="sovet-hall.crt"' } });
    default: return undefined;
  }
}

/** What is asked without encryption: the page of the hall is shown, everything else is sent on. */
export async function plainResponse(request: Request, signs: HallSigns): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const location = pathname === '/' ? '/hall' : `${signs.address}${pathname}${search}`;
  return await hallResponse(request, signs) ?? new Response(null, { status: pathname === '/' ? 302 : 307, headers: { location, 'cache-control': 'no-store' } });
}
