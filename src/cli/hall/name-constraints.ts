/**
 * What the hall's authority may sign for, written into it: the machine, names and addresses of local networks, and no
 * site of the internet. Members install it on their telephones, where it would otherwise vouch for their banks.
 *
 * Not marked critical, against the letter of the standard: programs that do not know the extension would refuse the
 * certificate, and those that know it heed it either way.
 *
 * @see RFC 5280 section 4.2.1.10
 */
import { isIP } from 'node:net';
import * as x509 from '@peculiar/x509';

const OID = '2.5.29.30';

/** Address and mask, as the extension has them. @see RFC 1918, RFC 3927, RFC 4193, RFC 4291 */
const LOCAL_NETWORKS = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16', '127.0.0.0/8', 'fc00::/7', 'fe80::/10', '::1/128'];
const LOCAL_NAMES = ['localhost', 'local'];

/** Tag, length, content: lengths here stay far below two bytes. @see ITU-T X.690 section 8.1 */
function der(tag: number, content: Buffer): Buffer {
  const length = content.length < 128 ? [content.length] : content.length < 256 ? [0x81, content.length] : [0x82, content.length >> 8, content.length & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

function bytesOf(address: string): Buffer {
  if (isIP(address) === 4) return Buffer.from(address.split('.').map(Number));
  const [head = '', tail] = address.split('::');
  const groups = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const [before, after] = [groups(head), groups(tail ?? '')];
  const middle = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => '0');
  return Buffer.concat([...before, ...middle, ...after].map(group => Buffer.from(group.padStart(4, '0'), 'hex')));
}

/** A subtree of addresses that begin alike, or of names that end alike. */
function subtree(place: string): Buffer {
  const [address = '', bits] = place.split('/');
  if (isIP(address) === 0) return der(0x30, der(0x82, Buffer.from(place, 'latin1')));
  const network = bytesOf(address);
  const size = bits === undefined ? network.length * 8 : Number(bits);
  const mask = network.map((_, index) => 255 & ~(255 >> Math.min(8, Math.max(0, size - index * 8))));
  return der(0x30, der(0x87, Buffer.concat([network, mask])));
}

/** @param names of the server, beside those of every local network */
export function constraintsFor(names: readonly string[]): x509.Extension {
  const permitted = [...new Set([...LOCAL_NAMES, ...names, ...LOCAL_NETWORKS])].map(subtree);
  return new x509.Extension(OID, false, new Uint8Array(der(0x30, der(0xa0, Buffer.concat(permitted)))));
}

/** Whether the authority may sign for these names, or says nothing of the kind, as those of the first release. */
export function maySignFor(authority: x509.X509Certificate, names: readonly string[]): boolean {
  const constraints = authority.getExtension(OID);
  if (constraints === null) return false;
  const known = Buffer.from(constraints.value);
  return names.every(name => isLocal(name) || known.includes(subtree(name)));
}

function isLocal(name: string): boolean {
  if (isIP(name) === 0) return LOCAL_NAMES.includes(name) || name.endsWith('.local');
  return LOCAL_NETWORKS.some(network => {
    const [base = '', bits = '0'] = network.split('/');
    const [one, other] = [bytesOf(base), bytesOf(name)];
    return one.length === other.length && startsAlike(one, other, Number(bits));
  });
}

function startsAlike(one: Buffer, other: Buffer, bits: number): boolean {
  return one.every((byte, index) => {
    const shift = 8 - Math.min(8, Math.max(0, bits - index * 8));
    return byte >> shift === (other[index] ?? 0) >> shift;
  });
}
