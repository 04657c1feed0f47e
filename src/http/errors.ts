/** The one place where a failed request becomes a reply: a Vietnamese reason for the caller, the cause for the log. */
import { hasZodFastifySchemaValidationErrors } from '@fastify/type-provider-zod';
import type { FastifyInstance } from 'fastify';

/** A request that cannot be served as sent; `message` is Vietnamese and says what to do. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly statusCode: number;
  readonly code: string;

  constructor(statusCode: number, code: string, message: string) {
    super(message);
    this.statusCode = statusCode;
    this.code = code;
  }
}

interface ErrorReply {
  status: number;
  code: string;
  message: string;
}

/** What the caller may read when the framework itself refuses; its English text stays in the log. */
const BY_STATUS = new Map<number, Omit<ErrorReply, 'status'>>([
  [400, { code: 'bad_request', message: 'Yêu cầu không đọc được. Nội dung phải là JSON đúng cú pháp.' }],
  [404, { code: 'not_found', message: 'Không có địa chỉ này. Xem danh sách tại /api/docs.' }],
  [413, { code: 'too_large', message: 'Yêu cầu quá lớn: tối đa 64 KB.' }],
  [415, { code: 'unsupported_media_type', message: 'Chỉ nhận nội dung kiểu application/json.' }],
  [429, { code: 'too_many_requests', message: 'Có quá nhiều yêu cầu trong một phút. Vui lòng thử lại sau ít phút.' }],
  [431, { code: 'headers_too_large', message: 'Phần đầu của yêu cầu quá lớn.' }],
]);

/** Registers the error handler and the reply for unknown addresses. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const { status, code, message } = toReply(error, request.id);
    if (status >= 500) request.log.error({ err: error }, 'request failed');
    return reply.code(status).send({ error: { code, message } });
  });
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (_request, reply) => {
    const known = BY_STATUS.get(404);
    return reply.code(404).send({ error: known });
  });
}

function toReply(error: unknown, requestId: string): ErrorReply {
  if (error instanceof RequestError) return { status: error.statusCode, code: error.code, message: error.message };
  if (hasZodFastifySchemaValidationErrors(error)) {
    const reasons = error.validation.map((issue) => issue.message).filter((text) => text !== undefined);
    return { status: 400, code: 'bad_request', message: [...new Set(reasons)].join(' ') };
  }
  const status = statusOf(error);
  const known = BY_STATUS.get(status) ?? (status < 500 ? BY_STATUS.get(400) : undefined);
  if (known) return { status, ...known };
  return {
    status: 500,
    code: 'internal',
    message: `Hệ thống gặp lỗi khi xử lý. Vui lòng thử lại; nếu còn lỗi, báo quản trị viên mã ${requestId}.`,
  };
}

function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return 500;
  const { statusCode } = error;
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 600 ? statusCode : 500;
}
