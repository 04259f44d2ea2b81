import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFromHere } from './from-here.ts';

const sent = (headers: Readonly<Record<string, string>> = {}): Request => new Request('http://localhost/', { headers: { host: 'localhost:4321', ...headers } });

describe('a request comes from here', () => {
  it.each(['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'])('over the loopback address %s', peer => {
    expect(isFromHere(sent(), peer)).toBe(true);
  });

  it.each(['localhost', 'LOCALHOST:80', '127.0.0.1:4321', '[::1]:4321'])('when it was sent to %s', host => {
    expect(isFromHere(sent({ host }), '127.0.0.1')).toBe(true);
  });
});

describe('a request comes from elsewhere', () => {
  it.each([undefined, '192.168.1.7', '10.127.0.1', '128.0.0.1', '::ffff:192.168.1.7', 'fe80::1', '2001:db8::127.0.0.1', '::12', ''])('over the address %s', peer => {
    expect(isFromHere(sent(), peer)).toBe(false);
  });

  it.each(['sovet.example', 'localhost.sovet.example', '127.0.0.1.sovet.example', '192.168.1.7:4321', ''])('when it was sent to %s, though a proxy of this machine passed it on', host => {
    expect(isFromHere(sent({ host }), '127.0.0.1')).toBe(false);
  });

  it.each(['forwarded', 'x-forwarded-for', 'X-Forwarded-Host', 'x-real-ip', 'via', 'cf-connecting-ip'])('when it bears %s, even one that says it is local', name => {
    expect(isFromHere(sent({ [name]: '127.0.0.1' }), '127.0.0.1')).toBe(false);
  });

  it('whatever its headers say', () => {
    const name = fc.constantFrom('forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'host', 'origin', 'x-sovet');
    const headers = fc.dictionary(name, fc.constantFrom('127.0.0.1', 'for=127.0.0.1', 'localhost', '::1', 'http://localhost:4321'));
    fc.assert(fc.property(headers, fc.ipV4().filter(address => !address.startsWith('127.')), (given, peer) => {
      expect(isFromHere(sent(given), peer)).toBe(false);
    }));
  });
});
