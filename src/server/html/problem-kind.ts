// /problem/{kind}: what the type of a problem document stands for.
import { problemKindPage } from '../../pages/problem/problem-page.js';
import type { Services } from '../http/context.js';
import { PROBLEMS, Problem, type ProblemKind } from '../http/problem.js';
import type { Resource } from '../http/resource.js';
import { sendPage } from './send-page.js';

export const problemKind = (services: Services): Resource => ({
  methods: {
    GET: async (c) => {
      const kind = new URL(c.req.url).pathname.split('/').pop() ?? '';
      if (!Object.hasOwn(PROBLEMS, kind)) throw new Problem('not-found', 'There is no problem of that name.');
      const [status, title] = PROBLEMS[kind as ProblemKind];
      return sendPage(c, services, (view) => problemKindPage(view, title, status), {
        headers: { 'Cache-Control': 'public, max-age=86400' },
      });
    },
  },
});
