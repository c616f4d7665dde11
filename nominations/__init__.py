"""Hồ sơ đề nghị khen thưởng: what units propose, with its report, files and review, until sent."""
