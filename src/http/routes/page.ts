/** GET / and the files that the chat page loads. */
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Asset, loadPageAssets } from '../page-assets.ts';

const FOR_EVER = 'public, max-age=31536000, immutable';

export async function routePage(app: FastifyInstance): Promise<void> {
  const { page, prefix, files } = await loadPageAssets();
  const tag = `"${createHash('sha256').update(page.body).digest('base64url').slice(0, 16)}"`;

  app.get('/', { schema: { hide: true } }, async (request, reply) => {
    reply.header('cache-control', 'no-cache').header('etag', tag);
    if (request.headers['if-none-match'] === tag) return reply.code(304).send();
    return sendAsset(reply, page, request.headers['accept-encoding']);
  });

  for (const [name, asset] of files) {
    app.get(prefix + name, { schema: { hide: true } }, async (request, reply) => {
      reply.header('cache-control', FOR_EVER);
      return sendAsset(reply, asset, request.headers['accept-encoding']);
    });
  }

  app.get('/favicon.ico', { schema: { hide: true } }, async (_request, reply) => reply.redirect(`${prefix}icon.svg`));
}

function sendAsset(reply: FastifyReply, asset: Asset, accepted: string | string[] | undefined): FastifyReply {
  const encodings = String(accepted ?? '');
  reply.type(asset.type).header('vary', 'accept-encoding');
  if (asset.brotli && /\bbr\b/.test(encodings)) return reply.header('content-encoding', 'br').send(asset.brotli);
  if (asset.gzip && /\bgzip\b/.test(encodings)) return reply.header('content-encoding', 'gzip').send(asset.gzip);
  return reply.send(asset.body);
}
