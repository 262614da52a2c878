using Pacesetter.Domain;
using Pacesetter.Domain.Directives;

namespace Pacesetter.Tests.Directives;

/// <summary>A grade set as a mark is refused; the mere word is not.</summary>
public sealed class SecrecyMarkTests
{
    [Theory]
    [InlineData("机密★1年\n中共某市委文件", "机密")]
    [InlineData("000012\n秘密\n特急", "秘密")]
    [InlineData("000012 绝密 特急\n正文", "绝密")]
    [InlineData("秘　密 长期", "秘密")]
    [InlineData("关于某事的通知（机密）\n正文", "机密")]
    [InlineData("【秘密】关于某事的通知", "秘密")]
    [InlineData("密级：绝密", "绝密")]
    [InlineData("正文第一段。\r\n机密 10年\r\n", "机密")]
    public void A_grade_set_as_a_mark_is_found(string text, string grade)
    {
        Assert.Equal(grade, SecrecyMark.In(text));
        Assert.Equal([grade], Assert.Throws<BrokenRule>(() => SecrecyMark.Refuse(text)).Arguments);
    }

    [Theory]
    [InlineData("严守党和国家的秘密，保守工作秘密。")]
    [InlineData("涉及商业秘密的材料不对外公开。")]
    [InlineData("机密文件的管理由办公室负责。")]
    [InlineData("密级分为绝密、机密、秘密三级，由保密部门确定。")]
    [InlineData("党员要对党忠诚，严守秘密")]
    [InlineData("三、建立绝密级文件（电报）登记制度")]
    public void The_mere_word_is_no_grade(string text) => Assert.Null(SecrecyMark.In(text));
}
