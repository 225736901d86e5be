import DragomanModel
import DragomanSegmentation
import Testing

/// Thai texts of our own whose sentences only the model can tell; `|` stands where a sentence ends.
@Test(
    arguments: [
        "สภาเมืองอนุมัติงบประมาณแล้ว |อย่างไรก็ตาม ฝ่ายค้านไม่เห็นด้วย",
        "โครงการนี้ใช้เวลาสร้างสิบปี |นอกจากนี้ยังใช้เงินมากกว่าที่คาดไว้สองเท่า",
        "ตำรวจจับผู้ต้องหาได้สองคนในคืนเดียวกัน |ทั้งสองคนให้การปฏิเสธ",
        "เขาเกิดในปี 2510 ที่จังหวัดลำปาง |ปัจจุบันเขาอาศัยอยู่ในกรุงเทพฯ กับภรรยาและลูกสาว",
        "ขอบคุณมากครับ |วันนี้อากาศดีจริงๆ นะ",
        "คุณจะไปไหนคะ |ฉันจะไปตลาดค่ะ",
        // Lists, names, figures, clauses and quotations stay in one piece.
        "ร้านนี้ขายข้าว ปลา ไข่ และผลไม้",
        "เธอบอกว่า จะกลับบ้านพรุ่งนี้",
        "บริษัท Blue Harbour Energy ประกาศแผนลงทุนใหม่ในภาคใต้",
        "ถ้าฝนไม่ตก เราจะไปเที่ยวทะเลกัน",
        "สะพานแห่งนี้ยาว 300 เมตร ซึ่งยาวที่สุดในจังหวัด",
        "ผู้ว่าราชการจังหวัดกล่าวว่า “เราจะสร้างเขื่อนใหม่” ก่อนเดินทางกลับ",
        "หมู่บ้านของเราอยู่ริมแม่น้ำ (ใกล้ชายแดน ฝั่งตะวันตก) และมีตลาดนัดทุกวันเสาร์",
        "นายวิชัย ทองดี เดินทางไปเชียงใหม่",
        "การประชุมจัดขึ้นระหว่างวันที่ 3 ถึง 5 มีนาคม",
        "เด็กๆ ชอบเล่นน้ำ เพราะอากาศร้อน",
        "ข่าวนี้มาจาก The Harbour Post และ Morning Call",
        "ในหมู่บ้านมีวัด โรงเรียน และโรงพยาบาล",
        "รถไฟมาถึงเวลา 6.30 น. ที่ชานชาลา 2",
        // Other writing inside Thai.
        "New York City Council",
        "12 345 678",
    ]
)
func aSpaceEndsAThaiSentenceOrDoesNot(marked: String) throws {
    let sentences = marked.split(separator: "|").map(String.init)
    let segmenter = try SegmentationFixtures.segmenter("th")
    #expect(try segmenter.sentences(in: sentences.joined()) == sentences)
}

@Test func aThaiParagraphOfManySentencesIsParted() throws {
    let sentence = "คณะกรรมการตรวจสอบรายงานเรื่องน้ำท่วมทางภาคเหนืออย่างละเอียดเมื่อวันจันทร์ที่ผ่านมา "
    let text = String(repeating: sentence, count: 200)
    #expect(try SegmentationFixtures.segmenter("th").sentences(in: text).count > 50)
}

@Test func inlineCodesDoNotMatterToTheModel() throws {
    var text = CodedText(plain: "")
    text.append("สภาเมืองอนุมัติ")
    text.append(CodeMark(role: .open, id: 1))
    text.append("งบประมาณแล้ว")
    text.append(CodeMark(role: .close, id: 1))
    text.append(" ")
    text.append(CodeMark(role: .open, id: 2))
    text.append("อย่างไรก็ตาม")
    text.append(CodeMark(role: .close, id: 2))
    text.append(" ฝ่ายค้านไม่เห็นด้วย")
    #expect(try SegmentationFixtures.segmenter("th").sentences(in: text.coded).count == 2)
}

/// Languages without a table of their own, written without capitals and mostly without space.
@Test(
    arguments: [
        ("lo", "ສະບາຍດີ ຂ້ອຍມາຈາກວຽງຈັນ. |ເຈົ້າມາຈາກໃສ? |ຂ້ອຍບໍ່ຮູ້"),
        ("km", "ភាសាខ្មែរជាភាសាផ្លូវការ។ |ខ្ញុំទៅផ្សារ៕ |គាត់មក។"),
        ("my", "ငါသွားမယ်၊ သူလာမယ်။ |ဟုတ်လား။ |ငါမသိဘူး။"),
    ]
)
func neighboursOfThaiFallBackSoundly(tag: String, marked: String) throws {
    let sentences = marked.split(separator: "|").map(String.init)
    let segmenter = try SegmentationFixtures.segmenter(tag)
    #expect(segmenter.rules.spaces == nil)
    #expect(try segmenter.sentences(in: sentences.joined()) == sentences)
    for end in sentences.joined().indices {
        let part = String(sentences.joined()[..<end])
        #expect(try segmenter.sentences(in: part).joined() == part)
    }
}
