"""Điều kiện xét tặng: what the law asks of whom, judged clause by clause. Plain Python."""
