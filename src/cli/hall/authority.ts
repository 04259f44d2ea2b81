/**
 * The hall's own certificate authority. A room without internet has no public one, so the installation signs for
 * itself; its fingerprint, shown on the console and the wall, is what people compare. The key never leaves the data directory.
 *
 * @see RFC 5280 sections 4.2.1.3, 4.2.1.6, 4.2.1.9
 */
// The certificate package looks for it when it is loaded.
import 'reflect-metadata';
import { createHash, randomBytes, webcrypto } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
import { constraintsFor, maySignFor } from './name-constraints.ts';

const DAY = 86_400_000;
/** Telephones keep what was installed on them for an evening: it must end by itself. */
const AUTHORITY_LASTS = 90 * DAY;
/** An authority that ends within this is made anew before the congress, and not during it. */
const LEAST_LEFT = 14 * DAY;
/** Clocks of telephones are sometimes behind. */
const BEFORE = DAY;
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;

export interface Authority {
  readonly certificate: x509.X509Certificate;
  readonly privateKey: webcrypto.CryptoKey;
}

export interface ServerCertificate {
  /** PEM, the server's certificate followed by the authority's. */
  readonly cert: string;
  readonly key: string;
}

// The package speaks the types of a browser, which this program does not load: hence `never` where keys pass over.
x509.cryptoProvider.set(webcrypto as never);

const newKeys = (): Promise<webcrypto.CryptoKeyPair> => webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']) as Promise<webcrypto.CryptoKeyPair>;
/** Positive and never twice. */
const serialNumber = (): string => `4${randomBytes(15).toString('hex').slice(1)}`;

async function pemOf(key: webcrypto.CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');
}

async function create(machine: string, names: readonly string[], now: number): Promise<Authority> {
  const keys = await newKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(), name: [{ CN: [`Sovet on ${machine}`] }], notBefore: new Date(now - BEFORE), notAfter: new Date(now + AUTHORITY_LASTS),
    signingAlgorithm: SIGNING, keys: keys as never,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true), new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey as never), constraintsFor(names),
    ],
  });
  return { certificate, privateKey: keys.privateKey };
}

/** The authority of the data directory: made on first use, and again when it is about to end or the server has names that it may not sign for. */
export async function hallAuthority(directory: string, { machine, names }: { readonly machine: string; readonly names: readonly string[] }, now: number): Promise<Authority> {
  const folder = join(directory, 'hall');
  const [certFile, keyFile] = [join(folder, 'authority.crt'), join(folder, 'authority.key')];
  const [cert, key] = await Promise.all([certFile, keyFile].map(file => readFile(file, 'utf8').catch(() => undefined)));
  const kept = cert === undefined ? undefined : new x509.X509Certificate(cert);
  if (kept && key !== undefined && kept.notAfter.getTime() - now > LEAST_LEFT && maySignFor(kept, names)) {
    const privateKey = await webcrypto.subtle.importKey('pkcs8', x509.PemConverter.decodeFirst(key), ALGORITHM, true, ['sign']);
    return { certificate: kept, privateKey };
  }
  const made = await create(machine, names, now);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(keyFile, await pemOf(made.privateKey), { mode: 0o600 });
  await writeFile(certFile, made.certificate.toString('pem'), { mode: 0o644 });
  return made;
}

/** A fresh certificate for every name and address of the server: addresses of a hall change from evening to evening. */
export async function serverCertificate({ certificate, privateKey }: Authority, names: readonly string[], now: number): Promise<ServerCertificate> {
  const keys = await newKeys();
  const alternatives = names.map(name => ({ type: isIP(name) === 0 ? 'dns' : 'ip', value: name }) as const);
  const issued = await x509.X509CertificateGenerator.create({
    serialNumber: serialNumber(), subject: [{ CN: [names[0] ?? 'sovet'] }], issuer: certificate.subject, notBefore: new Date(now - BEFORE), notAfter: certificate.notAfter,
    signingKey: privateKey as never, publicKey: keys.publicKey as never, signingAlgorithm: SIGNING,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true), new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]), new x509.SubjectAlternativeNameExtension([...alternatives]),
      await x509.AuthorityKeyIdentifierExtension.create(certificate.publicKey),
    ],
  });
  return { cert: `${issued.toString('pem')}\n${certificate.toString('pem')}\n`, key: await pemOf(keys.privateKey) };
}

/** SHA-256 over the certificate, in pairs, as browsers show it. */
export function fingerprint({ certificate }: Authority): string {
  return (createHash('sha256').update(Buffer.from(certificate.rawData)).digest('hex').toUpperCase().match(/../gu) ?? []).join(':');
}
