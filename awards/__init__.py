"""Hồ sơ đề nghị khen thưởng: nominations, eligibility, quota, decisions and who holds what."""
