"""Forms of what is public: what to put up, a comment and its answer, an example."""

from __future__ import annotations

from django import forms

from attachments.accepting import Accepted
from attachments.forms import AttachmentField, AttachmentInput
from attachments.kinds import FileKind
from campaigns.models import Campaign
from decisions.models import AwardDecision
from people.forms.fields import laid_out
from people.models import Commune
from publicity.models import Comment, Example

PICTURES = (FileKind.JPG, FileKind.PNG)


class PutUpForm(forms.Form):
    """What to put up: the list of a campaign for comment, or the result of a decision."""

    campaign = forms.ModelChoiceField(
        Campaign.objects.none(), label="Phong trào", empty_label="Chọn phong trào"
    )
    title = forms.CharField(label="Tiêu đề", max_length=300)
    days = forms.IntegerField(label="Số ngày làm việc", min_value=1, max_value=60)

    helper = laid_out(("campaign",), ("title",), ("days",))

    def __init__(self, *args, commune: Commune, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        campaigns = Campaign.objects.filter(commune=commune, launched_at__isnull=False)
        self.fields["campaign"].queryset = campaigns


class ResultForm(forms.Form):
    """The decision whose result is put up."""

    decision = forms.ModelChoiceField(
        AwardDecision.objects.none(), label="Quyết định", empty_label="Chọn quyết định"
    )
    title = forms.CharField(label="Tiêu đề", max_length=300)

    helper = laid_out(("decision",), ("title",))

    def __init__(self, *args, commune: Commune, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        released = AwardDecision.objects.filter(
            commune=commune, released_on__isnull=False, revoked_on__isnull=True
        )
        self.fields["decision"].queryset = released


class CommentForm(forms.ModelForm):
    """What somebody says to a list. `website` is seen by programs alone, and nobody fills it in."""

    website = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Comment
        fields = ["text", "name", "contact"]
        widgets = {"text": forms.Textarea({"rows": 4, "maxlength": 2000})}
        help_texts = {
            "name": "Không bắt buộc.",
            "contact": "Không bắt buộc, không hiển thị cho ai khác.",
        }

    helper = laid_out(("text",), ("name", "contact"), ("website",))

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        if len(text) > 2000:
            raise forms.ValidationError("Ý kiến dài quá 2.000 chữ cái. Hãy rút ngắn.")
        return text

    def clean(self) -> dict:
        if self.cleaned_data.pop("website", ""):
            raise forms.ValidationError("Chưa gửi được ý kiến. Hãy tải lại trang rồi gửi lại.")
        return self.cleaned_data


class AnswerForm(forms.Form):
    """Whether a comment is shown, and the answer to it."""

    is_shown = forms.BooleanField(label="Hiển thị trên trang công khai", required=False)
    answer = forms.CharField(
        label="Trả lời", required=False, max_length=2000, widget=forms.Textarea({"rows": 3})
    )


class PhotoField(AttachmentField):
    """A photo, cleaned to an `Accepted`."""

    def __init__(self, **kwargs) -> None:
        widget = AttachmentInput({"accept": ".jpg,.jpeg,.png"})
        help_text = "Ảnh JPG hoặc PNG; tọa độ, ngày giờ chụp trong ảnh được bỏ khi lưu."
        super().__init__(widget=widget, help_text=help_text, required=False, **kwargs)

    def clean(self, data, initial=None) -> Accepted | None:
        photo = super().clean(data, initial)
        if photo and photo.kind not in PICTURES:
            raise forms.ValidationError("Hãy chọn ảnh JPG hoặc PNG.")
        return photo


class ExampleForm(forms.ModelForm):
    """An example, its story, its photo and who agreed to it."""

    photo = PhotoField(label="Ảnh")

    class Meta:
        model = Example
        fields = ["name", "unit", "year", "headline", "story", "consent"]
        widgets = {"story": forms.Textarea({"rows": 10})}

    helper = laid_out(("name", "unit", "year"), ("headline",), ("story",), ("photo",), ("consent",))

    def clean(self) -> dict:
        if self.cleaned_data.get("photo") and not self.cleaned_data.get("consent"):
            self.add_error("consent", "Đăng ảnh phải có sự đồng ý: ghi ai đồng ý, ngày nào.")
        return self.cleaned_data
