/** The three cookies of this room, and reading one without building a table of all. */

export interface CookieNames {
  readonly session: string;
  /** Holds the key of a ceremony between the first factor and the second. */
  readonly pending: string;
  /** Marks a browser that has signed in before, so that strangers' failures do not lock its owner out. */
  readonly device: string;
}

export interface CookieRules {
  readonly names: CookieNames;
  readonly secure: boolean;
}

/** `__Host-` keeps a neighbouring subdomain from planting a cookie; browsers grant it on https only. */
export function cookieRules(secure: boolean): CookieRules {
  const prefix = secure ? '__Host-' : '';
  return { secure, names: { session: `${prefix}sovet`, pending: `${prefix}sovet-pending`, device: `${prefix}sovet-device` } };
}

/** `maxAge` in milliseconds; 0 removes the cookie. */
export function setCookie({ secure }: CookieRules, name: string, value: string, maxAge: number): string {
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${Math.floor(maxAge / 1000)}${secure ? '; Secure' : ''}`;
}

export function readCookie(request: Request, name: string): string | undefined {
  const header = request.headers.get('cookie');
  if (header === null) return undefined;
  for (const part of header.split(';')) {
    const text = part.trimStart();
    if (text.startsWith(`${name}=`)) return text.slice(name.length + 1);
  }
  return undefined;
}
