/** What was said before, and of which province: both decide what a question means, and neither is guessed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../app/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
});
afterAll(() => test.close());

const BRVT = 'ba-ria-vung-tau';

describe('a follow-up', () => {
  it('keeps the criterion and changes the unit', async () => {
    const reply = await test.ask('còn Sở Nội vụ?', BRVT, ['Sở Tư pháp được bao nhiêu điểm Nhận thức số năm 2023?']);
    expect(reply.answer).toMatch(/Sở Nội vụ/);
    expect(reply.answer).toMatch(/(?<![\d,])5\/5 điểm/);
    expect(reply.answer).not.toMatch(/2,9/);
  });

  it('keeps the indicator and asks something else of it', async () => {
    const reply = await test.ask('đơn vị nào chủ trì?', BRVT, [
      'Tỷ lệ dân số trưởng thành có tài khoản định danh điện tử đạt bao nhiêu?',
    ]);
    expect(reply.answer).toMatch(/Công an tỉnh/);
  });

  it('is not taken for one when it stands on its own', async () => {
    const reply = await test.ask('Thanh toán hóa đơn nước không dùng tiền mặt đạt bao nhiêu?', BRVT, [
      'Sở Tư pháp được bao nhiêu điểm Nhận thức số năm 2023?',
    ]);
    expect(reply.answer).toMatch(/80,18%/);
  });
});

describe('a question with several meanings', () => {
  const VAGUE = 'thanh toán không dùng tiền mặt đạt bao nhiêu?';

  it('offers at most five numbered choices, and a number chooses one', async () => {
    const offered = await test.ask(VAGUE, BRVT);
    expect(offered.intent).toBe('ambiguous');
    const choices = offered.choices ?? [];
    expect(choices.length).toBeGreaterThanOrEqual(2);
    expect(choices.length).toBeLessThanOrEqual(5);
    for (const [i, choice] of choices.entries()) {
      expect(choice.value).toBe(String(i + 1));
      expect(offered.answer).toContain(`${i + 1}. ${choice.label}`);
      const chosen = await test.ask(choice.value, BRVT, [VAGUE]);
      expect(chosen.choices).toBeUndefined();
      expect(chosen.answer).toContain(choice.label.slice(0, 40));
      expect(chosen.citations).toHaveLength(1);
    }
  });

  it('shows the choices again for a number that was not offered', async () => {
    const offered = await test.ask(VAGUE, BRVT);
    const again = await test.ask('9', BRVT, [VAGUE]);
    expect(again.answer).toBe(offered.answer);
  });
});

describe('the province', () => {
  it('that a question names goes before the one of the person asking', async () => {
    const reply = await test.ask('Bắc Kạn có bao nhiêu phần trăm thuê bao dùng điện thoại thông minh?', BRVT);
    expect(reply.answer).toMatch(/84,1%/);
    expect(reply.answer).toMatch(/Bắc Kạn/);
    expect(reply.answer).not.toMatch(/97,5%/);
    expect(new Set(reply.citations.map((citation) => citation.document))).toEqual(
      new Set(['bac-kan-2024-q1-bao-cao-bcd.md']),
    );
  });

  it('of the person asking decides otherwise, by slug or by name', async () => {
    for (const locality of ['bac-kan', 'Bắc Kạn', 'tỉnh Bắc Kạn']) {
      const reply = await test.ask('Thuê bao dùng điện thoại thông minh đạt bao nhiêu phần trăm?', locality);
      expect(reply.answer).toMatch(/84,1%/);
    }
  });

  it.each([
    ['is named', 'Tỉnh Cà Mau có bao nhiêu phần trăm dân số có tài khoản định danh?', BRVT],
    ['is that of the person asking', 'Thanh toán hóa đơn nước đạt bao nhiêu?', 'ca-mau'],
  ])('without documents gets no figure of another one when it %s', async (_, question, locality) => {
    const reply = await test.ask(question, locality);
    expect(reply.answer).toMatch(/Cà Mau/);
    expect(reply.answer).not.toMatch(/\d/);
    expect(reply.citations).toEqual([]);
  });

  it('that does not exist gets no figure either', async () => {
    const reply = await test.ask('Thanh toán hóa đơn nước đạt bao nhiêu?', 'tinh-khong-co');
    expect(reply.answer).not.toMatch(/\d+(?:,\d+)?\s?%/);
    expect(reply.citations).toEqual([]);
  });
});

describe('what no document holds', () => {
  it.each(['Thời tiết ngày mai thế nào?', 'Giá vàng hôm nay bao nhiêu?', 'Viết giúp tôi một bài thơ về mùa thu'])(
    'is out of scope: %s',
    async (question) => {
      const reply = await test.ask(question, BRVT);
      expect(reply.intent).toBe('out_of_scope');
      expect(reply.answer).not.toMatch(/\d/);
      expect(reply.citations).toEqual([]);
    },
  );

  it('is said to be unknown when only the figure is missing', async () => {
    const reply = await test.ask('Tỷ lệ che phủ rừng của tỉnh năm 2024 là bao nhiêu?', BRVT);
    expect(reply.answer).not.toMatch(/\d+(?:,\d+)?\s?%/);
    expect(reply.answer).toMatch(/không tìm thấy|chưa có|không có/iu);
  });

  it('of another period is not answered with the figure of this one', async () => {
    const reply = await test.ask('Thanh toán hóa đơn nước không dùng tiền mặt quý III/2024 đạt bao nhiêu?', BRVT);
    expect(reply.answer).toMatch(/chưa có số liệu|không có số liệu/iu);
    expect(reply.answer).not.toMatch(/^Đạt/);
  });
});
