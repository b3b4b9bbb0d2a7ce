// Who may write: whoever shows the token. Without a token to compare with, nobody may.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from './context.js';
import { Problem } from './problem.js';

const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

/** Throws Problem 403 for a read-only server, 401 for a token that lacks or is wrong. Takes the same time for any token. */
export function assertMayWrite(c: Context, token: string | undefined): void {
  if (token === undefined)
    throw new Problem(
      'read-only',
      'No token is set, so nobody may write. Whoever runs the server sets one with PACTA_TOKEN or --token-file.',
    );
  const given = /^Bearer +([A-Za-z0-9._~+/-]+=*) *$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (given === undefined)
    throw new Problem('token-needed', 'Send the token in the header "Authorization: Bearer TOKEN".', {
      headers: { 'WWW-Authenticate': 'Bearer realm="pacta"' },
    });
  if (!timingSafeEqual(digest(given), digest(token)))
    throw new Problem('token-needed', 'The token is not the one of this server.', {
      headers: { 'WWW-Authenticate': 'Bearer realm="pacta", error="invalid_token"' },
    });
}
