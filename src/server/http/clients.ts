// Who asks: the address that a connection comes from, or, where that is a proxy that is trusted, what the proxy says of the
// client and of the address that the client asked for (X-Forwarded-For, -Proto, -Host). Of any other these headers say
// nothing, for anybody can write them.
import { BlockList, isIP } from 'node:net';

export interface Client {
  readonly address: string;
  /** A program on this machine that asks without a proxy. */
  readonly isLocal: boolean;
}

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

export class Proxies {
  readonly #trusted = new BlockList();

  /** Addresses, or networks such as "10.0.0.0/8". Throws RangeError for what is neither. */
  constructor(trusted: readonly string[]) {
    for (const entry of trusted) {
      const [address = '', prefix] = entry.split('/');
      const version = isIP(address);
      if (version === 0 || (prefix !== undefined && !/^\d{1,3}$/.test(prefix)))
        throw new RangeError(`"${entry}" is neither an IP address nor a network such as 10.0.0.0/8`);
      const family = version === 4 ? 'ipv4' : 'ipv6';
      if (prefix === undefined) this.#trusted.addAddress(address, family);
      else this.#trusted.addSubnet(address, Number(prefix), family);
    }
  }

  trusts(peer: string): boolean {
    return holds(this.#trusted, plain(peer));
  }

  /** Goes back from the peer as long as it is a proxy that is trusted. */
  clientOf(peer: string, forwardedFor: string | null): Client {
    let address = plain(peer);
    const isLocal = holds(LOOPBACK, address) && forwardedFor === null;
    const named = (forwardedFor ?? '')
      .split(',')
      .map((entry) => plain(entry.trim().replace(/^\[(.*)\](?::\d+)?$/, '$1')));
    while (holds(this.#trusted, address)) {
      const before = named.pop();
      if (before === undefined || isIP(before) === 0) break;
      address = before;
    }
    return { address, isLocal };
  }
}

/** The request as the client sent it to a proxy that is trusted. */
export function asForwarded(request: Request): Request {
  const protocol = lastOf(request.headers.get('x-forwarded-proto'));
  const host = lastOf(request.headers.get('x-forwarded-host'));
  const url = new URL(request.url);
  const before = url.href;
  if (protocol === 'http' || protocol === 'https') url.protocol = `${protocol}:`;
  if (host !== undefined && /^[\w.-]+(?::\d{1,5})?$|^\[[\da-f:]+\](?::\d{1,5})?$/i.test(host)) {
    url.port = '';
    url.host = host;
  }
  if (url.href === before) return request;
  const { method, headers, body, signal } = request;
  const withBody = body === null ? {} : { body, duplex: 'half' };
  return new Request(url, { method, headers, signal, ...withBody } as RequestInit);
}

const lastOf = (header: string | null): string | undefined => header?.split(',').at(-1)?.trim();

/** IPv4 addresses as systems with IPv6 write them become what they are. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

function holds(list: BlockList, address: string): boolean {
  const version = isIP(address);
  return version !== 0 && list.check(address, version === 4 ? 'ipv4' : 'ipv6');
}
