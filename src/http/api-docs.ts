/** The OpenAPI page at /api/docs, written from the same schemas that check the requests. */
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { jsonSchemaTransform } from '@fastify/type-provider-zod';
import type { FastifyInstance } from 'fastify';

/** Must be registered before the routes that it describes. */
export function serveApiDocs(app: FastifyInstance): void {
  app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Trợ lý Chỉ tiêu: giao diện lập trình',
        description:
          'Hỏi đáp về kế hoạch, chỉ tiêu và tình hình thực hiện. Mọi số liệu trong câu trả lời đều kèm nguồn. ' +
          'Lỗi luôn có dạng {"error": {"code", "message"}} với lý do bằng tiếng Việt.',
        version: '1',
      },
      tags: [
        { name: 'Hỏi đáp', description: 'Đặt câu hỏi và xem nguồn của câu trả lời' },
        { name: 'Vận hành', description: 'Tình trạng của hệ thống' },
      ],
    },
    transform: jsonSchemaTransform,
  });
  app.register(swaggerUi, {
    routePrefix: '/api/docs',
    theme: { title: 'Giao diện lập trình · Trợ lý Chỉ tiêu' },
    uiConfig: { layout: 'BaseLayout', docExpansion: 'list', defaultModelsExpandDepth: 0 },
  });
}
