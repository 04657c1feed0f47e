import { readMigrations } from './migrate.ts';
import { ensureTemplate } from './template.ts';

/**
 * Builds the template of the embedded store ahead of the first start: `node src/store/build-template.ts`, meant for
 * postinstall and for image builds. Failing is not an error there: the first start builds what is missing.
 */
try {
  const template = await ensureTemplate(await readMigrations());
  console.error(`Đã có bản mẫu của kho dữ liệu: ${template}`);
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  console.error(`Chưa tạo được bản mẫu của kho dữ liệu (${reason}); lần khởi động đầu tiên sẽ tự tạo.`);
}
