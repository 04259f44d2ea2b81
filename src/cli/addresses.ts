/** The addresses people reach this machine by. */
import { hostname, networkInterfaces } from 'node:os';

/** Local network addresses, IPv4 first. */
function networkAddresses(): readonly string[] {
  const found = Object.values(networkInterfaces()).flatMap(each => each ?? []).filter(each => !each.internal && !each.address.startsWith('fe80:'));
  return [...found.filter(each => each.family === 'IPv4'), ...found.filter(each => each.family === 'IPv6')].map(each => each.address);
}

export function machineName(): string {
  return hostname();
}

const EVERYWHERE: ReadonlySet<string> = new Set(['0.0.0.0', '::', '*']);

/** True when the server listens beyond this machine. */
export function isOpen(host: string): boolean {
  return EVERYWHERE.has(host);
}

/** Names and addresses a browser may use for a server that listens on `host`. */
export function namesOfServer(host: string): readonly string[] {
  const local = ['localhost', '127.0.0.1', '::1'];
  if (isOpen(host)) return [...networkAddresses(), machineName(), ...local];
  return local.includes(host) ? local : [host, ...local];
}

export function originsOf(scheme: 'http' | 'https', host: string, port: number): readonly [string, ...string[]] {
  const standard = (scheme === 'http' && port === 80) || (scheme === 'https' && port === 443);
  const [first = 'localhost', ...more] = [...new Set(namesOfServer(host))].map(name => `${scheme}://${name.includes(':') ? `[${name}]` : name.toLowerCase()}${standard ? '' : `:${port}`}`);
  return [first, ...more];
}
