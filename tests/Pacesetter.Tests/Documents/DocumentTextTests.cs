using System.Text;
using Pacesetter.Domain;
using Pacesetter.Papers.Documents;
using Pacesetter.Tests.Sheets;

namespace Pacesetter.Tests.Documents;

public sealed class DocumentTextTests
{
    private const string Text = "各单位要制定计划。\n逐月报告。";
    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    [Theory]
    [InlineData("UTF-8")]
    [InlineData("UTF-16")]
    [InlineData("GB18030")]
    public void Text_is_read_in_the_encodings_offices_use(string encoding)
    {
        var coding = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        Assert.Equal(Text, DocumentText.Read(new MemoryStream([.. coding.GetPreamble(), .. coding.GetBytes(Text)])));
    }

    [Fact]
    public void Word_is_read_with_the_numbers_it_counts_by_itself_and_without_what_was_deleted()
    {
        var text = DocumentText.Read(Docx(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>提高</w:t></w:r><w:r><w:t>认识</w:t></w:r></w:p>"
            + "<w:p><w:r><w:t>各单位要</w:t></w:r><w:del><w:r><w:t>不</w:t></w:r></w:del><w:r><w:t>学习。</w:t></w:r></w:p>"
            + "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>抓落实</w:t></w:r></w:p>"));
        Assert.Equal("一、提高认识\n各单位要学习。\n二、抓落实\n", text);
    }

    [Theory]
    [InlineData("", "documents.empty")]
    [InlineData(" \r\n\u3000", "documents.empty")]
    [InlineData("MZ\u0000\u0001\u0002program", "documents.not-a-document")]
    [InlineData("%PDF-1.7", "documents.not-a-document")]
    [InlineData("text\u0000with zeros", "documents.binary")]
    [InlineData("text\u0001with signs", "documents.binary")]
    [InlineData("PK\u0003\u0004broken", "documents.damaged")]
    public void What_is_no_document_is_refused_whatever_its_name(string content, string code) =>
        Assert.Equal(code, Assert.Throws<BrokenRule>(() => DocumentText.Read(new MemoryStream(Encoding.UTF8.GetBytes(content)))).Code);

    [Fact]
    public void Another_kind_of_archive_is_refused() =>
        Assert.Equal("documents.not-a-document", Assert.Throws<BrokenRule>(() => DocumentText.Read(Files.Xlsx(""))).Code);

    [Fact]
    public void Bytes_in_no_encoding_are_refused() =>
        Assert.Equal("documents.unknown-encoding", Assert.Throws<BrokenRule>(() => DocumentText.Read(new MemoryStream([0x41, 0xFF, 0xFF, 0x80, 0xFF]))).Code);

    [Fact]
    public void A_text_too_long_to_be_a_document_is_refused() =>
        Assert.Equal("documents.too-long", Assert.Throws<BrokenRule>(() => DocumentText.Read(new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("要\n", 600_000)))))).Code);

    [Fact]
    public void A_huge_file_is_refused_before_it_is_read() =>
        Assert.Equal("documents.too-large", Assert.Throws<BrokenRule>(() => DocumentText.Read(new MemoryStream(new byte[DocumentText.LargestFile + 1]))).Code);

    internal static MemoryStream Docx(string body) => Files.Zip(new Dictionary<string, string>
    {
        ["word/document.xml"] = $"<w:document xmlns:w='{Main}'><w:body>{body}</w:body></w:document>",
        ["word/numbering.xml"] = $"<w:numbering xmlns:w='{Main}'><w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl></w:abstractNum>"
            + "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num></w:numbering>",
    });
}
