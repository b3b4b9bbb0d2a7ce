// /problem/{kind}: what the type of a problem document stands for.
import { html } from 'hono/html';
import { PROBLEMS, Problem, type ProblemKind } from '../http/problem.js';
import type { Resource } from '../http/resource.js';
import { send } from '../http/send.js';
import { page } from './page.js';

export const problemPage: Resource = {
  methods: {
    GET: async (c) => {
      const kind = new URL(c.req.url).pathname.split('/').pop() ?? '';
      if (!Object.hasOwn(PROBLEMS, kind)) throw new Problem('not-found', 'There is no problem of that name.');
      const [status, title] = PROBLEMS[kind as ProblemKind];
      return send(c, {
        contentType: 'text/html; charset=utf-8',
        body: await page(
          title,
          html`<p>Problem documents of this type have the status ${status}. What is wrong in a given case, and what to do, stands in their <code>detail</code>.</p>`,
        ),
        headers: { 'Cache-Control': 'public, max-age=86400' },
      });
    },
  },
};
