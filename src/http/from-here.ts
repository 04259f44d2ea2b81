/**
 * Whether a request was made on the machine the server runs on, by somebody who could as well read its terminal.
 *
 * A proxy on this machine makes everybody's connection local. Therefore a request that bears any trace of having been
 * passed on, or that was sent to another name than this machine's own, comes from elsewhere; no header makes it local.
 */

/** What proxies add. None is believed for what it says: that it is there is enough. @see RFC 7239; RFC 9110 section 7.6.3 (Via) */
const PASSED_ON = /^(?:forwarded|via|x-forwarded-.*|x-real-ip|x-client-ip|x-cluster-client-ip|true-client-ip|cf-.*|fastly-.*|x-envoy-.*|x-original-.*|x-proxy.*|x-scheme)$/u;

/** The loopback addresses, as sockets name them. @see RFC 6890 section 2.2.2 and 2.2.3; RFC 4291 section 2.5.5.2 (IPv4 inside IPv6) */
const LOOPBACK = /^(?:(?:::ffff:)?127(?:\.\d{1,3}){3}|::1)$/iu;

/** @see RFC 6761 section 6.3: names under localhost are loopback, whoever resolves them */
const OWN_NAME = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/iu;

/** @param peer the address at the other end of the socket; undefined when there is no socket */
export function isFromHere({ headers }: Request, peer: string | undefined): boolean {
  if (peer === undefined || !LOOPBACK.test(peer)) return false;
  return OWN_NAME.test(headers.get('host') ?? '') && [...headers.keys()].every(name => !PASSED_ON.test(name));
}
