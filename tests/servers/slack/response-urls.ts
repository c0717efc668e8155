import { randomUUID } from 'node:crypto';
import { type Answer, type Call, refusalOf } from './web-api.ts';
import type { Workspace } from './workspace.ts';

/** Addresses to answer a command or a button: five times within half an hour. */
export function createResponseUrls(workspace: Workspace, origin: () => string) {
  const given = new Map<
    string,
    { readonly channel: string; readonly user: string; source?: string; uses: number; readonly at: number }
  >();
  return {
    make(channel: string, user: string, source?: string): string {
      const id = randomUUID();
      given.set(id, { channel, user, uses: 0, at: Date.now(), ...(source === undefined ? {} : { source }) });
      return `${origin()}/response/${id}`;
    },
    use(id: string, body: Call): Answer {
      const url = given.get(id);
      if (!url || Date.now() - url.at > 1_800_000) return { ok: false, error: 'expired_url' };
      url.uses += 1;
      if (url.uses > 5) {
        workspace.complain('A response_url was used more than five times.');
        return { ok: false, error: 'used_url' };
      }
      if (body.delete_original) {
        workspace.messages.delete(`${url.channel} ${url.source}`);
        workspace.changed();
        return { ok: true };
      }
      const refusal = refusalOf(body, workspace);
      if (refusal) return refusal;
      const ts = body.replace_original && url.source ? url.source : workspace.stamp();
      url.source = ts;
      const known = workspace.messages.get(`${url.channel} ${ts}`);
      workspace.messages.set(`${url.channel} ${ts}`, {
        channel: url.channel,
        ts,
        text: String(body.text ?? ''),
        blocks: (body.blocks ?? []) as [],
        ...(body.response_type === 'ephemeral' || known?.for ? { for: url.user } : {}),
        edits: known ? known.edits + 1 : 0,
      });
      workspace.changed();
      return { ok: true };
    },
  };
}
