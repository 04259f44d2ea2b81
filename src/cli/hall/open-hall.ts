/** What a hall needs beside the server: a certificate, and signs that show the way in. */
import { readFile } from 'node:fs/promises';
import { isOpen, machineName, namesOfServer } from '../addresses.ts';
import { UnusableInput } from '../unusable-input.ts';
import { fingerprint, hallAuthority, serverCertificate, type ServerCertificate } from './authority.ts';
import type { HallSigns } from './hall-page.ts';

export interface Hall {
  readonly tls: ServerCertificate;
  /** Once the port is known. */
  readonly signs: (address: string) => HallSigns;
  readonly fingerprint: string | undefined;
}

export interface HallOptions {
  readonly directory: string;
  readonly host: string;
  readonly now: number;
  /** Certificate and key of one's own, PEM files. */
  readonly own?: { readonly cert: string; readonly key: string };
}

/** The plain address leads to the page that explains, and that to the encrypted one. */
const doorOf = (address: string): string => address.replace(/^https:/u, 'http:');

async function pem(option: string, path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => { throw new UnusableInput(`--${option}: ${error instanceof Error ? error.message : String(error)}`); });
  if (!text.includes('-----BEGIN ')) throw new UnusableInput(`--${option}: ${path} is not a PEM file`);
  return text;
}

export async function openHall({ directory, host, now, own }: HallOptions): Promise<Hall> {
  if (own) {
    const tls = { cert: await pem('cert', own.cert), key: await pem('key', own.key) };
    return { tls, fingerprint: undefined, signs: address => ({ address, door: address, fingerprint: undefined, authority: undefined }) };
  }
  const names = [...new Set(isOpen(host) ? namesOfServer(host) : [host, ...namesOfServer(host)])];
  const authority = await hallAuthority(directory, { machine: machineName(), names }, now);
  const print = fingerprint(authority);
  return {
    tls: await serverCertificate(authority, names, now), fingerprint: print,
    signs: address => ({ address, door: doorOf(address), fingerprint: print, authority: authority.certificate.toString('pem') }),
  };
}
