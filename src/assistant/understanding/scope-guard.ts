/** What this assistant does not answer, whatever the documents hold: recognised on folded words, before anything is looked up. */

export type OutOfScope = 'instructions' | 'personal' | 'topic';

const INSTRUCTIONS =
  /\b(?:bo qua|quen|phot lo|lo di|khong (?:can )?tuan)\b.{0,30}\b(?:huong dan|chi dan|quy tac|quy dinh|lenh|chi thi)\b|\bsystem prompt\b|\bprompt (?:cua|he thong|goc)\b|\bignore\b.{0,30}\b(?:instruction|previous|rule)|\bdong vai\b|\bin ra\b.{0,30}\b(?:prompt|cau lenh|huong dan|cau hinh)\b|\bjailbreak\b|\bdeveloper mode\b|\b(?:mat khau|token|api key|khoa bi mat)\b/;

const PERSONAL =
  /\b(?:so dien thoai|sdt|so can cuoc|cccd|cmnd|dia chi nha|nha rieng|luong|thu nhap|tai san|ngay sinh|que quan|vo con|chong con|benh an cua|tai khoan ngan hang cua|so tai khoan) (?:cua |rieng |ca nhan |nha |di dong )*(?:ong|ba|anh|chi|giam doc|chu tich|pho|lanh dao|can bo|bi thu|dong chi|nhan vien)\b|\b(?:ong|ba|giam doc|chu tich|bi thu)\b.{0,40}\b(?:luong bao nhieu|so dien thoai|nha o dau|bao nhieu tuoi|sinh nam)\b/;

const TOPICS =
  /\b(?:thoi tiet|du bao thoi tiet|co mua (?:khong|ko)|troi mua|mua khong|nhiet do|bong da|ti so|tran dau|gia vang|gia xang|chung khoan|xo so|ket qua xo so|bitcoin|ti gia|nau an|cong thuc nau|mon an|an gi|phim|bai hat|ca si|tu vi|xem boi|boi toan|lam tho|viet (?:\w+ ){0,3}tho|bai tho|ke chuyen|chuyen cuoi|truyen cuoi|dich (?:sang|cau|doan|giup)|tieng anh la|giai (?:toan|phuong trinh)|viet code|lap trinh|ve may bay|khach san|dat (?:ve may bay|phong khach san)|nguoi yeu|tinh yeu|bau cu|thuoc gi|uong thuoc gi|thu do cua|tong thong|du lich o dau|quan an)\b/;

export function outOfScope(folded: string): OutOfScope | null {
  if (INSTRUCTIONS.test(folded)) return 'instructions';
  if (PERSONAL.test(folded)) return 'personal';
  return TOPICS.test(folded) ? 'topic' : null;
}
