// The token that writing over HTTP needs: from a file or from the environment, never from the command line, where every
// user of the machine could read it.
import { decode } from '../article/decode.js';
import { CommandError, EXIT } from './exit.js';
import { readBytes } from './files.js';

const SHORTEST = 16;

/** Undefined when none is set. Throws CommandError for one that no header can carry or that is guessed too easily. */
export async function readToken(
  file: string | undefined,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<string | undefined> {
  const given = file === undefined ? environment['PACTA_TOKEN'] : decode(await readBytes(file), file);
  const token = given?.trim() ?? '';
  const source = file ?? 'PACTA_TOKEN';
  if (token === '') {
    if (file === undefined) return undefined;
    throw new CommandError(EXIT.usage, `${file} is empty; write the token into it`);
  }
  if (!/^[A-Za-z0-9._~+/-]+=*$/.test(token))
    throw new CommandError(
      EXIT.usage,
      `the token in ${source} has other signs than letters, digits and ._~+/-; make one with: openssl rand -hex 32`,
    );
  if (token.length < SHORTEST)
    throw new CommandError(
      EXIT.usage,
      `the token in ${source} is shorter than ${SHORTEST} signs; make one with: openssl rand -hex 32`,
    );
  return token;
}
