/** What the same machine needs for next to nothing: the floor under our own figures. */
import Fastify from 'fastify';
import { openStore } from '../src/store/open-store.ts';
import { type Durations, summarise, timeEach } from './statistics.ts';

/** One row by its key, from the very store that the answers came from. */
export async function plainSqlFloor(dataDir: string, repeats: number): Promise<Durations> {
  await using store = await openStore({ dataDir });
  const rows = await store.query<{ id: number }>('select id from passage order by id limit 1000');
  if (rows.length === 0) throw new Error('the store holds no passage to read');
  const ids = Array.from({ length: repeats }, (_, index) => rows[index % rows.length]?.id ?? 0);
  const read = async (id: number) => {
    const [row] = await store.query<{ text: string }>('select text from passage where id = $1', [id]);
    if (!row) throw new Error(`passage ${id} has gone`);
  };
  await timeEach(ids.slice(0, 20), read);
  return summarise(await timeEach(ids, read));
}

/** A GET that answers a constant, over a real connection to this machine. */
export async function bareFastifyFloor(repeats: number): Promise<Durations> {
  const app = Fastify({ logger: false });
  app.get('/', () => ({ ok: true }));
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  try {
    const get = async () => {
      const response = await fetch(url);
      if ((await response.text()) !== '{"ok":true}') throw new Error(`unexpected reply ${response.status}`);
    };
    const runs = Array.from({ length: repeats }, () => undefined);
    await timeEach(runs.slice(0, 20), get);
    return summarise(await timeEach(runs, get));
  } finally {
    await app.close();
  }
}
