/** A small plan of a province with invented figures, in the manner of real ones. */
export interface PlanFigures {
  /** Result of the first row. */
  submitted?: string;
  /** Target of the first row. */
  target?: string;
  number?: string;
}

export function inventedPlan({ submitted = '61,5%', target = '80%', number = '31/BC-UBND' }: PlanFigures = {}): string {
  return `Tên văn bản: Báo cáo kết quả thực hiện chỉ tiêu chuyển đổi số Quý I năm 2025
Loại văn bản: Báo cáo
Số: ${number}
Ngày ban hành: 28/3/2025
Cơ quan ban hành: Ủy ban nhân dân tỉnh Hà Giang
Địa phương: tỉnh Hà Giang
Kỳ báo cáo: Quý I/2025

# Báo cáo

## I. TỔ CHỨC THỰC HIỆN

- Các sở, ban, ngành báo cáo kết quả thực hiện về Sở Khoa học và Công nghệ trước ngày 20 hằng tháng.

# Phụ lục

| STT | Chỉ tiêu | Đơn vị chủ trì | Đơn vị phối hợp | Chỉ tiêu năm 2025 | Kết quả Quý I/2025 |
| --- | --- | --- | --- | --- | --- |
| 1 | Tỷ lệ hồ sơ nộp trực tuyến toàn trình | Sở Nội vụ | Sở Tư pháp | ${target} | ${submitted} |
| 2 | Tỷ lệ trường học thu học phí không dùng tiền mặt | Sở Giáo dục và Đào tạo | Sở Tài chính | 90% | 92% |
| 3 | Số trạm y tế xã có bệnh án điện tử | Sở Y tế | UBND cấp huyện | 120 trạm | - |
`;
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
