// An update in, 204 out when it is committed.
import type { Change } from '../../store/store.js';
import type { Context, Services } from '../http/context.js';
import { sendEmpty } from '../http/send.js';
import type { UpdateOperation } from './operation.js';
import { serviceIri } from './query.js';

export async function runUpdate(c: Context, services: Services, operation: UpdateOperation): Promise<Response> {
  const { update, usingGraphs, usingNamedGraphs } = operation;
  const change: Change = {
    kind: 'update',
    update,
    baseIri: serviceIri(c),
    ...(usingGraphs.length === 0 && usingNamedGraphs.length === 0 ? {} : { usingGraphs, usingNamedGraphs }),
  };
  await services.writes.take(() => services.gate.pass(services.store, [change]));
  return sendEmpty(204);
}
