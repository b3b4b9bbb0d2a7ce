// A run of the command line in, what it cost out: time, processor time of all its threads, and the most memory it held.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ROOT } from '../../cli/folders.js';

export interface Cost {
  readonly seconds: number;
  readonly userSeconds: number;
  readonly peakMegabytes: number;
}

const MAIN = join(ROOT, 'dist', 'cli', 'main.js');
/** Says at its end what the process used. */
const TELL = `data:text/javascript,process.on("exit",()=>{const u=process.resourceUsage();process.stderr.write("used "+u.userCPUTime+" "+u.maxRSS+"\\n")})`;

/** Throws where the run fails. */
export async function measured(args: readonly string[]): Promise<Cost> {
  const start = performance.now();
  const child = spawn(process.execPath, ['--import', TELL, MAIN, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`pacta ${args.join(' ')} ended with ${code}: ${said.slice(0, 500)}`);
  const used = [...said.matchAll(/^used (\d+) (\d+)$/gm)].at(-1);
  return {
    seconds: (performance.now() - start) / 1000,
    userSeconds: Number(used?.[1]) / 1e6,
    peakMegabytes: Number(used?.[2]) / 1000,
  };
}

/** Runs until `isEnough`, then kills as a power cut does. False where it had ended before. */
export async function killed(args: readonly string[], isEnough: () => boolean): Promise<boolean> {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: 'ignore' });
  const closed = once(child, 'close');
  const watch = setInterval(() => {
    if (isEnough()) child.kill('SIGKILL');
  }, 20);
  const [, signal] = (await closed) as [number | null, string | null];
  clearInterval(watch);
  return signal === 'SIGKILL';
}
